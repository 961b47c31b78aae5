// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/field.h"
#include "core/money.h"
#include "launch/explanation.h"
#include "market/preflight.h"
#include "ui/services.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace berth {

class Checklist;
class IssueList;
class OfferCard;
class OfferEdit;
class NextBest;
class OthersOption;
class OutcomeCard;
class PreflightDesk;
class RequestPanel;
class SendingPage;
class TriesPage;
struct LaunchIntent;

// The column at the right of the form: the offer, what it costs, what is wrong, the request, and Rent. While
// a launch is under way it shows the progress in their place, and then the outcome.
class LaunchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LaunchPanel(const Services &services, QWidget *parent = nullptr);

    // Asks for confirmation, then launches. Does nothing while something is wrong or under way.
    void rent();

    // What the preset in the form allows; Rent is off above it.
    void setPriceCeiling(const QString &presetName, std::optional<Money> ceiling);
    // The most that one may cost, $/hour: the preset's, and what the limits in Settings leave.
    [[nodiscard]] std::optional<Money> priceCeiling() const;
    // What comes after an offer that is gone.
    [[nodiscard]] NextBest &nextBest() const { return *m_nextBest; }

Q_SIGNALS:
    void findRequested(); // an offer is wanted
    void severalWanted();
    void findWithRequested(const QString &query); // one with these conditions, too
    void limitsWanted(); // in Settings
    void fieldWanted(berth::FieldId id);
    void settingsWanted();
    void copied(const QString &what);
    void linkWanted(const QUrl &url);
    void historyWanted(const QString &launchId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildPreparePage();
    void connectDraft();
    void refresh();
    [[nodiscard]] QString whyNot() const; // why Rent is off; empty when it is on
    [[nodiscard]] QList<PreflightCheck> checks() const;
    [[nodiscard]] QString overCeiling() const; // empty: it is not, or the price is unknown
    void offerNumberChosen(qint64 id);
    void lookUpOffer();
    [[nodiscard]] QString caution() const;
    void launch();
    void showOutcome(const LaunchResult &result);
    void act(Explanation::Action action);
    void backToForm();
    [[nodiscard]] bool launchAsSeries(const LaunchIntent &intent);

    Services m_services;
    QTimer *m_lookUpSoon; // not at every digit that is typed
    QStackedWidget *m_pages = nullptr;
    OfferEdit *m_offerEdit = nullptr;
    OfferCard *m_offerCard = nullptr;
    IssueList *m_issues = nullptr;
    Checklist *m_checks = nullptr;
    RequestPanel *m_request = nullptr;
    QPushButton *m_rent = nullptr;
    QLabel *m_why = nullptr;
    OutcomeCard *m_outcome = nullptr;
    SendingPage *m_sending;
    NextBest *m_nextBest;
    TriesPage *m_tries;
    PreflightDesk *m_desk;
    QPointer<OthersOption> m_others; // of the confirmation that is open
    QString m_presetName;
    std::optional<Money> m_ceiling;
    QString m_shownLaunch; // whose outcome is shown
};

}
