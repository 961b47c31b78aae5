// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/launchseries.h"
#include "market/offersearcher.h"
#include "ui/series/seriesdialog.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace berth {

class OptionalSpinBox;
class QueryLine;

// How many, from which offers and up to which price; then the plan: which offers, each with its price, and
// what they come to.
class SeriesPlanPage : public QWidget
{
    Q_OBJECT

public:
    explicit SeriesPlanPage(const Services &services, QWidget *parent = nullptr);

    void open(const SeriesDialog::Sources &sources);
    void restart(); // the same again, without a plan

    // As planned; the count is that of the plan.
    [[nodiscard]] const SeriesPlan &plan() const { return m_plan; }
    [[nodiscard]] const SeriesOrder &order() const { return m_order; }
    [[nodiscard]] const OfferSearch &question() const { return m_question; }
    [[nodiscard]] const RequestFields &effective() const { return m_effective; }

    static constexpr int mostAtOnce = 64;

Q_SIGNALS:
    void rentWanted();
    void closeWanted();

private:
    enum Source { LikeOffer, Market, Query };

    void buildLayout();
    void ask();
    [[nodiscard]] std::optional<OfferSearch> chosenQuestion();
    void onFound(const QList<Offer> &offers);
    void onFailed(const ApiError &error);
    [[nodiscard]] QString overLimitOfTheDay() const; // empty: it is not
    void clearPlan(const QString &words);
    void showPlan();
    [[nodiscard]] QString whyNot() const; // why nothing can be rented; empty: it can

    Services m_services;
    OfferSearcher m_searcher;
    SeriesDialog::Sources m_sources;
    SeriesPlan m_plan;
    SeriesOrder m_order;
    OfferSearch m_question;
    RequestFields m_effective;
    QSpinBox *m_count;
    OptionalSpinBox *m_ceiling;
    QComboBox *m_source;
    QueryLine *m_query;
    QPushButton *m_make;
    QLabel *m_status;
    QTableWidget *m_table;
    QLabel *m_total;
    QPushButton *m_rent;
};

}
