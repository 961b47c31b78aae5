// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "catalog/requestfields.h"
#include "market/volumefinder.h"
#include "ui/services.h"

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTableWidget;
class QTabWidget;

namespace berth {

// A volume for the request: one of the account's own on the offer's machine, or a new one there. What is
// picked fills the five volume fields.
class VolumeDialog : public QDialog
{
    Q_OBJECT

public:
    // `form` has what the form says of volumes now.
    VolumeDialog(const Services &services, const std::optional<Offer> &offer, const RequestFields &form,
        QWidget *parent = nullptr);
    ~VolumeDialog() override;

Q_SIGNALS:
    // Once; the dialog is closed then. Fields without a value are to be left alone.
    void chosen(const QList<QPair<berth::FieldId, berth::FieldValue>> &values);

private:
    enum Tab { Own, New };

    void build(const RequestFields &form);
    QWidget *buildOwn();
    QWidget *buildNew();
    void ask();
    void showVolumes(const QList<Volume> &volumes);
    void showOffers(const QList<VolumeOffer> &offers);
    void showCost();
    void refresh();
    void use();
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] const Volume *currentVolume() const;
    [[nodiscard]] bool isElsewhere(const Volume &volume) const;

    std::optional<Offer> m_offer;
    VolumeFinder m_finder;
    QList<Volume> m_volumes;
    std::optional<VolumeOffer> m_space; // on the offer's machine
    QTabWidget *m_tabs;
    QTableWidget *m_own = nullptr;
    QLabel *m_ownStatus = nullptr;
    QLabel *m_newStatus = nullptr;
    QSpinBox *m_size = nullptr;
    QLineEdit *m_name = nullptr;
    QLabel *m_cost = nullptr;
    QLineEdit *m_mount = nullptr;
    QLabel *m_why = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_use = nullptr;
};

}
