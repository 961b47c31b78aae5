// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/launchpanel.h"

#include "api/apiclient.h"
#include "launch/accountwatch.h"
#include "launch/contractinspector.h"
#include "launch/launchcontroller.h"
#include "launch/launchdraft.h"
#include "launch/reconciler.h"
#include "market/offerlookup.h"
#include "market/offerrecheck.h"
#include "market/offersearcher.h"
#include "store/settings.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/launch/checklist.h"
#include "ui/launch/draftcost.h"
#include "ui/launch/issuelist.h"
#include "ui/launch/nextbest.h"
#include "ui/launch/ondemandprice.h"
#include "ui/launch/othersoption.h"
#include "ui/launch/outcomecard.h"
#include "ui/launch/preflightdesk.h"
#include "ui/launch/requestpanel.h"
#include "ui/launch/sendingpage.h"
#include "ui/offers/offercard.h"
#include "ui/series/seriesrun.h"
#include "ui/series/triespage.h"
#include "ui/session.h"
#include "ui/templates/chosentemplate.h"
#include "ui/widgets/fittingscroll.h"
#include "ui/widgets/offeredit.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int lookUpAfterMs = 350;
constexpr std::chrono::minutes accountFreshFor{1};

}

LaunchPanel::LaunchPanel(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_lookUpSoon(new QTimer(this))
    , m_pages(new QStackedWidget(this))
    , m_sending(new SendingPage(services.controller, m_pages))
    , m_nextBest(new NextBest(services, this))
    , m_tries(new TriesPage(services, m_pages))
    , m_desk(new PreflightDesk(services, this))
{
    setObjectName(QStringLiteral("launch"));
    m_lookUpSoon->setSingleShot(true);
    m_lookUpSoon->setInterval(lookUpAfterMs);
    connect(m_lookUpSoon, &QTimer::timeout, this, &LaunchPanel::lookUpOffer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_pages->addWidget(buildPreparePage());
    m_pages->addWidget(m_sending);
    m_pages->addWidget(m_tries);
    connectDraft();
    new OnDemandPrice(services, this);
    refresh();
}

QWidget *LaunchPanel::buildPreparePage()
{
    auto *page = new QWidget(m_pages);
    m_offerEdit = new OfferEdit(page);
    m_offerCard = new OfferCard(page);
    m_issues = new IssueList(page);
    m_checks = new Checklist(page);
    m_request = new RequestPanel(m_services.draft, page);
    m_rent = new QPushButton(page);
    m_rent->setObjectName(QStringLiteral("rent"));
    m_rent->setMinimumHeight(40);
    QFont bold = font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_rent->setFont(bold);
    m_rent->setShortcut(Qt::CTRL | Qt::Key_Return);
    auto *several = new QPushButton(tr("Rent se&veral…"), page);
    several->setObjectName(QStringLiteral("rent.several"));
    several->setToolTip(tr("Plan several contracts with these settings (Ctrl+Shift+Return)"));
    connect(several, &QPushButton::clicked, this, &LaunchPanel::severalWanted);
    m_why = new QLabel(page);
    m_why->setObjectName(QStringLiteral("rent.why"));
    m_why->setWordWrap(true);
    setTextTone(m_why, Tone::Quiet);

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    auto *top = new QWidget(page); // from the start, or Tab would come to it last
    auto *topLayout = new QVBoxLayout(top);
    topLayout->setContentsMargins(0, 0, 0, 0);
    topLayout->setSpacing(spacing);
    for (QWidget *part : {static_cast<QWidget *>(m_offerEdit), static_cast<QWidget *>(m_offerCard),
             static_cast<QWidget *>(m_issues), static_cast<QWidget *>(m_checks)})
        topLayout->addWidget(part);
    topLayout->addStretch();
    layout->addWidget(new FittingScroll(top, page));
    layout->addWidget(m_request, 1);
    layout->addWidget(m_why);
    layout->addWidget(m_rent);
    layout->addWidget(several);

    connect(m_offerEdit, &OfferEdit::offerChosen, this, &LaunchPanel::offerNumberChosen);
    connect(m_offerCard, &OfferCard::findRequested, this, &LaunchPanel::findRequested);
    m_offerCard->setPlan(m_services.settings.costPlan());
    connect(m_offerCard, &OfferCard::planEdited, this, [this](const CostPlan &plan) {
        m_services.settings.setCostPlan(plan);
        refresh();
    });
    connect(m_offerCard, &OfferCard::bidWanted, this,
        [this](Money bid) { m_services.draft.set(FieldId::Price, bid); });
    connect(m_checks, &Checklist::remedyWanted, m_desk, &PreflightDesk::apply);
    connect(m_desk, &PreflightDesk::keyWanted, this, &LaunchPanel::settingsWanted);
    connect(m_desk, &PreflightDesk::limitsWanted, this, &LaunchPanel::limitsWanted);
    connect(m_desk, &PreflightDesk::offerWanted, this, &LaunchPanel::findWithRequested);
    connect(m_desk, &PreflightDesk::lookUpWanted, this, &LaunchPanel::lookUpOffer);
    connect(m_desk, &PreflightDesk::linkWanted, this, &LaunchPanel::linkWanted);
    connect(m_issues, &IssueList::fieldWanted, this, &LaunchPanel::fieldWanted);
    connect(m_request, &RequestPanel::copied, this, &LaunchPanel::copied);
    connect(m_rent, &QPushButton::clicked, this, &LaunchPanel::rent);
    return page;
}

void LaunchPanel::connectDraft()
{
    connect(&m_services.draft, &LaunchDraft::issuesChanged, this, &LaunchPanel::refresh);
    connect(&m_services.draft, &LaunchDraft::offerChanged, this, [this] {
        m_offerEdit->setOfferId(m_services.draft.offerId());
        if (!m_services.draft.offer())
            m_lookUpSoon->start();
    });
    connect(&m_services.session, &Session::changed, this, &LaunchPanel::refresh);
    connect(&m_services.accountWatch, &AccountWatch::changed, this, &LaunchPanel::refresh);
    connect(&m_services.chosenTemplate, &ChosenTemplate::changed, this, &LaunchPanel::refresh);
    connect(&m_services.controller, &LaunchController::finished, this, [this](const LaunchResult &result) {
        if (!m_services.series.isRunning()) // which tells at its end
            showOutcome(result);
    });
    connect(&m_services.series, &SeriesRun::runningChanged, this, &LaunchPanel::refresh);
    connect(m_tries, &TriesPage::ended, this, [this](const LaunchResult &last, const QString &tried) {
        showOutcome(last);
        m_outcome->showTried(tried);
    });
    connect(m_nextBest, &NextBest::found, this, [this](const Offer &offer) {
        m_services.draft.setOffer(offer);
        backToForm();
        rent();
    });
    const auto update = [this](const LaunchRecord &record) {
        if (m_outcome && record.id == m_shownLaunch)
            m_outcome->update(record, m_services.session.isSandbox());
    };
    connect(&m_services.reconciler, &Reconciler::changed, this, update);
    connect(&m_services.reconciler, &Reconciler::resolved, this, update);
    connect(&m_services.inspector, &ContractInspector::inspected, this,
        [this](const LaunchRecord &record, const QList<Difference> &differences) {
            if (m_outcome && record.id == m_shownLaunch)
                m_outcome->showDifferences(differences);
        });
    connect(&m_services.lookup, &OfferSearcher::found, this, [this](const QList<Offer> &offers) {
        for (const Offer &offer : offers) {
            if (offer.id == m_services.draft.offerId() && !m_services.draft.offer())
                m_services.draft.setOffer(offer);
        }
    });
}

void LaunchPanel::refresh()
{
    const LaunchDraft &draft = m_services.draft;
    const RequestFields fields = m_services.chosenTemplate.effective(); // the disk may be the template's
    const auto cost = draftCost(draft.offer(), fields);
    const double *disk = fields.get<double>(FieldId::Disk);
    const Money *bid = fields.get<Money>(FieldId::Price);
    m_offerCard->setDisk(disk ? *disk : assumedDiskGb, !disk);
    m_offerCard->setRental(rentalTypeOf(fields), bid ? std::optional(*bid) : std::nullopt);
    m_offerCard->setReserved(m_nextBest->wasReserved(draft.offerId()));
    if (draft.offer())
        m_offerCard->showOffer(*draft.offer());
    else
        m_offerCard->showNumber(draft.offerId());
    m_offerCard->setAccount(m_services.accountWatch.facts());
    m_issues->show(draft.issues());
    m_checks->show(checks());
    m_request->setBaseUrl(m_services.session.baseUrl());

    const QString why = whyNot();
    m_rent->setEnabled(why.isEmpty());
    // Setting the text drops the shortcut, which is not the mnemonic's here.
    const QString price = cost ? tr("%1/h").arg(cost->cost.total.toDisplay(QLocale())) : QString();
    const QString text = price.isEmpty() ? tr("&Rent") : tr("&Rent  %1").arg(price);
    if (m_rent->text() != text) {
        m_rent->setText(text);
        m_rent->setShortcut(Qt::CTRL | Qt::Key_Return);
    }
    m_rent->setAccessibleName(price.isEmpty() ? tr("Rent") : tr("Rent for %1").arg(price));
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void LaunchPanel::offerNumberChosen(qint64 id)
{
    m_services.draft.setOfferId(id);
}

void LaunchPanel::lookUpOffer()
{
    const qint64 id = m_services.draft.offerId();
    if (id > 0 && !m_services.draft.offer() && m_services.session.hasKey())
        m_services.lookup.search(offerById(id, rentalTypeOf(m_services.draft.fields()), assumedDiskGb));
}

void LaunchPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh(); // the limits may be others now
}

void LaunchPanel::rent()
{
    if (!whyNot().isEmpty() || findChild<ConfirmDialog *>())
        return;
    m_services.accountWatch.readIfOlderThan(accountFreshFor);
    m_services.client.warmUp(); // connects while the person reads
    auto *dialog = new ConfirmDialog(m_services.draft.offerId(), m_services.draft.offer(),
        m_services.chosenTemplate.effective(), m_services.session.isSandbox(), caution(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto cost = draftCost(m_services.draft.offer(), m_services.chosenTemplate.effective())) {
        m_others = new OthersOption(cost->cost.total, priceCeiling(), dialog);
        dialog->addOption(m_others);
    }
    connect(dialog, &QDialog::accepted, this, &LaunchPanel::launch);
    connect(dialog, &ConfirmDialog::findWanted, this, &LaunchPanel::findRequested);
    connect(dialog, &ConfirmDialog::offerChanged, this, [this, dialog](const Offer &now) {
        m_services.draft.setOffer(now);
        if (!whyNot().isEmpty())
            dialog->reject(); // it is above what is allowed; the panel says so
    });
    dialog->recheck(m_services.recheck, m_services.clock);
    dialog->open();
}

void LaunchPanel::launch()
{
    if (!whyNot().isEmpty()) { // what was learned while the confirmation was open
        refresh();
        return;
    }
    const LaunchDraft &draft = m_services.draft;
    const auto cost = draftCost(draft.offer(), m_services.chosenTemplate.effective());
    const Money *bid = draft.fields().get<Money>(FieldId::Price);
    LaunchIntent intent;
    intent.token = draft.token();
    intent.offerId = draft.offerId();
    intent.fields = draft.fields();
    intent.offer = draft.offer();
    intent.pricePerHour = bid ? *bid : cost ? cost->cost.total : Money();
    intent.tokenInLabel = m_services.settings.tokenInLabel();
    if (draft.offer() && cost)
        m_nextBest->launching(*draft.offer(), cost->cost.total, priceCeiling());
    else
        m_nextBest->launchingUnknown();
    if (!launchAsSeries(intent) && !m_services.controller.launch(intent))
        return;
    m_services.settings.addRecentImage(draft.fields().text(FieldId::Image));
    if (!m_services.series.isRunning()) {
        m_pages->setCurrentWidget(m_sending);
        m_sending->begin(draft.offerId());
    }
    refresh();
}

// Where the person has allowed to try other offers.
bool LaunchPanel::launchAsSeries(const LaunchIntent &intent)
{
    const auto choice = m_others ? m_others->choice() : std::nullopt;
    if (!choice || !m_tries->start(intent, choice->others, choice->ceiling, m_nextBest->question()))
        return false;
    m_pages->setCurrentWidget(m_tries);
    return true;
}

void LaunchPanel::showOutcome(const LaunchResult &result)
{
    if (!m_outcome) {
        m_outcome = new OutcomeCard(m_pages);
        m_pages->addWidget(m_outcome);
        connect(m_outcome, &OutcomeCard::dismissed, this, &LaunchPanel::backToForm);
        connect(m_outcome, &OutcomeCard::actionWanted, this, &LaunchPanel::act);
        connect(m_outcome, &OutcomeCard::copied, this, &LaunchPanel::copied);
        connect(m_outcome, &OutcomeCard::linkWanted, this, &LaunchPanel::linkWanted);
        connect(
            m_outcome, &OutcomeCard::historyWanted, this, [this] { Q_EMIT historyWanted(m_shownLaunch); });
    }
    m_outcome->setInstancesPage(
        m_services.session.isSandbox() ? QUrl() : QUrl(QStringLiteral("https://cloud.vast.ai/instances/")));
    m_pages->setCurrentWidget(m_outcome);
    m_outcome->show(result, m_services.session.isSandbox());
    if (result.record.state != launchStateOf(result.outcome.state) && !result.record.id.isEmpty())
        m_outcome->update(result.record, m_services.session.isSandbox()); // a look has told more since
    m_shownLaunch = result.record.id;
    m_nextBest->follow(m_outcome, result);
    m_services.draft.renewToken();
    // An offer makes one contract only; and after an unknown outcome nothing must be one click from a second
    // one.
    const bool gone = result.state == LaunchState::Created || result.state == LaunchState::Unknown
        || explain(result).action == Explanation::Action::FindOffer;
    if (gone)
        m_services.draft.setOfferId(0);
    refresh();
}

void LaunchPanel::act(Explanation::Action action)
{
    switch (action) {
    case Explanation::Action::LookAtInstances:
        Q_EMIT linkWanted(QUrl(QStringLiteral("https://cloud.vast.ai/instances/")));
        return;
    case Explanation::Action::FindOffer:
        backToForm();
        Q_EMIT findRequested();
        return;
    case Explanation::Action::CheckKey:
        backToForm();
        Q_EMIT settingsWanted();
        return;
    case Explanation::Action::EditBid:
        backToForm();
        Q_EMIT fieldWanted(FieldId::Price);
        return;
    case Explanation::Action::EditFields:
        backToForm();
        Q_EMIT fieldWanted(FieldId::Image);
        return;
    case Explanation::Action::TryAgain:
    case Explanation::Action::None:
        backToForm();
        return;
    }
}

void LaunchPanel::backToForm()
{
    m_shownLaunch.clear();
    m_pages->setCurrentIndex(0);
    (m_rent->isEnabled() ? static_cast<QWidget *>(m_rent) : m_offerEdit)->setFocus();
}

}
