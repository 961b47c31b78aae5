// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/offer.h"
#include "market/filterquestion.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace berth {

class GpuCombo;
class MoreFilters;
class NumberFilter;
class QueryLine;

// The filters that people use, a panel with all others, the query line for the rest, and the button that
// searches. Enter in any of them searches too.
class OfferFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit OfferFilterBar(QWidget *parent = nullptr);
    ~OfferFilterBar() override;

    // The cheapest first, as many as the server gives at once. None while the query can't be read or no offer
    // could meet it and the filters: the problem is shown then and has the focus.
    [[nodiscard]] std::optional<OfferSearch> search();
    // The same as things stand in the middle of typing. Nothing is shown and nothing moves.
    [[nodiscard]] std::optional<OfferSearch> searchSoFar() const;
    // In place of all filters but the rental type: what they can show moves there, the rest is in the line.
    void setQuery(const QString &text);
    // Filters and line as one query. None while the line can't be read; its problem is shown then.
    [[nodiscard]] std::optional<QString> query();

    // What the filters show, with the rental type, and what the line asks for besides.
    [[nodiscard]] OfferFilters filters() const;
    [[nodiscard]] OfferQuery rest() const; // empty while it can't be read
    void letGo(OfferFilterId id);
    void letGo(const QueryClause &clause); // of rest()
    void clear(); // all but the rental type

    void require(const QString &conditions); // besides those that are set
    // GB; part of the price that the ceiling is for.
    void setDisk(double gigabytes) { m_diskGb = gigabytes; }
    [[nodiscard]] double disk() const { return m_diskGb; }
    void setRentalType(RentalType type);
    void setOffers(const QList<Offer> &offers); // the last answer, for the numbers beside names
    void focusFirst();
    QWidget *chainTabs(); // puts Tab through the parts as they stand; returns the last of them
    void addAfterQuery(QWidget *button); // at the line's end

Q_SIGNALS:
    void searchRequested();
    void choiceChanged(); // rental type or verified, by a person
    void edited(); // at each keystroke and each choice; more often than anything changes

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectParts();
    void showFilters(const OfferFilters &filters);
    [[nodiscard]] bool canShow(const OfferFilters &filters, OfferFilterId id) const;
    // What the filters can show moves there. Gives the rest, which stays in the line as it was typed.
    [[nodiscard]] std::optional<OfferQuery> takeQuery(const OfferFilters &before);
    void leaveQuery();
    bool showContradiction(const OfferQuery &rest);
    void copyQuery();
    void onEdited();
    void addField(QHBoxLayout *row, const QString &label, const QString &name, QWidget *field);

    GpuCombo *m_gpu = nullptr;
    NumberFilter *m_count = nullptr;
    NumberFilter *m_price = nullptr;
    QComboBox *m_type = nullptr;
    QCheckBox *m_verified = nullptr;
    QPushButton *m_search = nullptr;
    QToolButton *m_unfold = nullptr;
    QPushButton *m_clear = nullptr;
    QueryLine *m_query = nullptr;
    MoreFilters *m_more = nullptr;
    double m_diskGb = 0;
};

}
