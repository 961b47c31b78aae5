// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/apierror.h"
#include "api/offer.h"
#include "api/searchoffers.h"
#include "store/spending.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedLayout;

namespace berth {

class MarketStrip;
class NothingFound;
class OfferBoard;
class OfferFilterBar;
class OfferModel;
class OfferNotice;
class OfferSearcher;
class OfferSortModel;
class OfferTable;
struct SavedSearch;
struct Services;

// The market: filters, a sortable table, and what to do when there is nothing in it. A page or the whole of a
// dialog.
class OfferPicker : public QWidget
{
    Q_OBJECT

public:
    // The searcher outlives the picker.
    explicit OfferPicker(OfferSearcher &searcher, QWidget *parent = nullptr);
    ~OfferPicker() override;

    // Remembers columns and the like, marks machines, and learns from the journal.
    void attach(const Services &services);
    // To call when it is shown: puts the focus on the first filter, and searches unless there are offers that
    // are younger than `freshFor`.
    void open();
    static constexpr std::chrono::seconds freshFor{60};

    // What the form says. The prices shown follow the disk at once; the rental type holds from the next
    // search on.
    void setDisk(double gigabytes);
    void setPlan(const CostPlan &plan); // hours and traffic: likewise at once
    void setRentalType(RentalType type);
    // A query of the official client's, in place of the filters. open() asks the market for it.
    void setQuery(const QString &query);
    // Conditions besides the filters that are set.
    void require(const QString &conditions);

    // Where saved searches are kept; without it there are none.
    void keepSearchesIn(const QString &stateDir);
    // The last question; offers that are taken answer it.
    [[nodiscard]] const OfferSearch &question() const { return m_asked; }

public Q_SLOTS:
    void search();

Q_SIGNALS:
    void taken(const berth::Offer &offer);
    void said(const QString &words); // what was done, for the status bar
    void dismissed(); // Esc or Back: nothing is taken

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    void onFound(const QList<Offer> &offers);
    void onFailed(const ApiError &error);
    void onBusy(bool busy);
    void onWaiting(std::chrono::milliseconds time);
    void onChoiceChanged();
    void takeRow(int row);
    void take(const Offer &offer);
    void takeCurrent();
    void sortBy(int column);
    void showSortOrder(int column);
    [[nodiscard]] std::optional<SavedSearch> searchToSave();
    void openSaved(const SavedSearch &saved);
    void narrow();
    void showTable(); // in the notice's place
    [[nodiscard]] bool isNarrowed() const; // another question stands in the filters than was asked
    void showStatus();
    void stop();
    void dismiss();
    [[nodiscard]] std::chrono::milliseconds age() const; // of the offers shown
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString ageText() const;

    OfferSearcher &m_searcher;
    OfferModel *m_model = nullptr;
    OfferSortModel *m_sorted = nullptr;
    OfferFilterBar *m_filters = nullptr;
    OfferBoard *m_board = nullptr;
    OfferTable *m_table = nullptr;
    OfferNotice *m_notice = nullptr;
    MarketStrip *m_strip = nullptr;
    NothingFound *m_nothing = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_status = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_take = nullptr;
    QComboBox *m_sort = nullptr;
    OfferSearch m_asked; // the last question
    bool m_answered = false; // m_age counts from the last answer
    std::optional<OfferSearch> m_narrowed; // what is shown of the answer
    bool m_isPart = false; // the market has more than what is shown
    bool m_old = false; // another was asked for and did not come
    QElapsedTimer m_age;
    QDeadlineTimer m_askingAt; // while the searcher waits
    bool m_waiting = false;
    QTimer m_tick;
};

}
