// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

class QStackedWidget;

namespace berth {

class LaunchForm;
class LaunchPanel;
class OfferPicker;
class PasteEntry;
class PresetBar;
class SeriesDialog;

// The form at the left, the launch at the right. Find offer puts the market in the form's place.
class RentPage : public QWidget
{
    Q_OBJECT

public:
    explicit RentPage(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] LaunchForm *form() const { return m_form; }
    [[nodiscard]] PresetBar *presets() const { return m_presets; }
    [[nodiscard]] PasteEntry *paste() const { return m_paste; }
    [[nodiscard]] LaunchPanel *panel() const { return m_panel; }
    void findOffer();
    void findOfferWith(const QString &query); // with these conditions besides the filters that are set
    void showForm(); // instead of the offers
    void rentSeveral();

Q_SIGNALS:
    void settingsWanted();
    void limitsWanted(); // in Settings
    void sandboxWanted();
    void copied(const QString &what);
    void linkWanted(const QUrl &url);
    void historyWanted(const QString &launchId);

private:
    void buildFormSide();
    QWidget *buildWelcome();
    void chooseTemplate();
    void chooseVolume();
    void takePresetQuery();

    Services m_services;
    QStackedWidget *m_left;
    LaunchForm *m_form;
    QWidget *m_formSide = nullptr; // the presets and the form
    PresetBar *m_presets = nullptr;
    PasteEntry *m_paste = nullptr;
    LaunchPanel *m_panel;
    OfferPicker *m_picker = nullptr; // built when it is first wanted
    SeriesDialog *m_several = nullptr; // likewise
    QString m_presetFor; // the preset whose query the market had last
    QString m_presetQuery;
    QString m_required; // conditions for the next look at the market
};

}
