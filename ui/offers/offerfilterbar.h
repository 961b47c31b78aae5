// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/offerfilters.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace berth {

class GpuCombo;
class OptionalSpinBox;
class QueryLine;

// The filters that people use, the query line for all others, and the button that searches. Enter in any of
// them searches too.
class OfferFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit OfferFilterBar(QWidget *parent = nullptr);

    // The cheapest first, as many as the server gives at once. None while the query can't be read: its
    // problem is shown then and has the focus.
    [[nodiscard]] std::optional<OfferSearch> search();
    // In place of all filters but the rental type: what they can show moves there, the rest is in the line.
    void setQuery(const QString &text);
    [[nodiscard]] bool hasQuery() const;
    // GB; part of the price that the ceiling is for.
    void setDisk(double gigabytes) { m_diskGb = gigabytes; }
    void setRentalType(RentalType type);
    void addGpuNames(const QStringList &names);
    void focusFirst();

    // One filter at a time let go, for when nothing was found.
    void dropGpu();
    void dropCount();
    void dropPrice();
    void dropVerified();
    void dropQuery();

Q_SIGNALS:
    void searchRequested();
    void choiceChanged(); // rental type or verified, by a person

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] OfferFilters filters() const;
    [[nodiscard]] std::optional<OfferQuery> takeQuery();
    bool takeClause(const QueryClause &clause);
    void copyQuery();
    void addField(QHBoxLayout *row, const QString &label, const QString &name, QWidget *field);

    GpuCombo *m_gpu = nullptr;
    OptionalSpinBox *m_count = nullptr;
    OptionalSpinBox *m_price = nullptr;
    QComboBox *m_type = nullptr;
    QCheckBox *m_verified = nullptr;
    QPushButton *m_search = nullptr;
    QueryLine *m_query = nullptr;
    double m_diskGb = 0;
};

}
