// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/searchoffers.h"
#include "core/money.h"
#include "ui/services.h"

#include <QDialog>
#include <QUrl>

#include <optional>

class QStackedWidget;

namespace berth {

class SeriesPlanPage;
class SeriesResultPage;

// Rent several: a plan first, a confirmation that names the total, then one after another. A window of its
// own beside Berth's, because it may take minutes.
class SeriesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SeriesDialog(const Services &services, QWidget *parent = nullptr);

    // What the offers may come from, each time it is opened: the market's last question, where there is one,
    // the preset's query, and the highest price that preset or settings allow.
    struct Sources
    {
        std::optional<OfferSearch> market;
        QString query;
        std::optional<Money> ceiling;
    };
    void present(const Sources &sources);

Q_SIGNALS:
    void historyWanted(const QString &launchId);
    void copied(const QString &what);
    void settingsWanted(); // for a key
    void limitsWanted(); // in Settings
    void linkWanted(const QUrl &url);

public Q_SLOTS:
    void reject() override; // asks while a series runs

private:
    void confirm();
    void run();

    Services m_services;
    QStackedWidget *m_pages;
    SeriesPlanPage *m_plan;
    SeriesResultPage *m_result;
};

// Whether the series may be left alone or stopped, so that the window can be closed; true when none runs.
[[nodiscard]] bool maySeriesEnd(const Services &services, QWidget *parent);

}
