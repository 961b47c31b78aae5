// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchseries.h"
#include "market/offersearcher.h"
#include "ui/series/seriesdialog.h"

#include <QUrl>
#include <QWidget>

#include <chrono>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace berth {

class OptionalSpinBox;
class PlanChecks;
class QueryLine;

// How many, from which offers and up to which price; then the plan: which offers, each with its price, and
// what they come to.
class SeriesPlanPage : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesPlanPage(const Services &services, QWidget *parent = nullptr);

    // The account's facts are asked again when they are older than that.
    static constexpr std::chrono::minutes accountFreshFor{1};

    void open(const SeriesDialog::Sources &sources);
    void restart(); // the same again, without a plan

    // As planned; the count is that of the plan.
    [[nodiscard]] const SeriesPlan &plan() const { return m_plan; }
    [[nodiscard]] const SeriesOrder &order() const { return m_order; }
    [[nodiscard]] const OfferSearch &question() const { return m_question; }
    [[nodiscard]] const RequestFields &effective() const { return m_effective; }
    // Looks again at the checks of the plan: whether it may be rented as things stand now.
    [[nodiscard]] bool mayRent();

    static constexpr int mostAtOnce = 64;

Q_SIGNALS:
    void rentWanted();
    void closeWanted();
    void settingsWanted(); // for a key
    void limitsWanted(); // in Settings
    void linkWanted(const QUrl &url);

protected:
    bool event(QEvent *event) override;

private:
    enum Source { LikeOffer, Market, Query };

    void buildLayout();
    void ask();
    [[nodiscard]] std::optional<OfferSearch> chosenQuestion();
    void onFound(const QList<Offer> &offers);
    void onFailed(const ApiError &error);
    void clearPlan(const QString &words);
    void showPlan();
    void showChecks();
    void connectChecks();
    void leaveOut(const QString &query);
    [[nodiscard]] QString whyNot() const; // why nothing can be rented; empty: it can

    Services m_services;
    OfferSearcher m_searcher;
    SeriesDialog::Sources m_sources;
    SeriesPlan m_plan;
    SeriesOrder m_order;
    OfferSearch m_question;
    RequestFields m_effective;
    QStringList m_also; // conditions of the checks' remedies, for the question
    QSpinBox *m_count;
    OptionalSpinBox *m_ceiling;
    QComboBox *m_source;
    QueryLine *m_query;
    QPushButton *m_make;
    QLabel *m_status;
    QTableWidget *m_table;
    PlanChecks *m_checks;
    QLabel *m_total;
    QPushButton *m_rent;
};

}
