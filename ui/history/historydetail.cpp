// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historydetail.h"

#include "launch/explanation.h"
#include "launch/historyrow.h"
#include "ui/history/choicelines.h"
#include "ui/history/factlines.h"
#include "ui/history/statetone.h"
#include "ui/history/timelineview.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace berth {
namespace {

QLabel *words(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1String("history.") + QLatin1String(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // the server's words may hold anything
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

QPushButton *button(const char *name, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1String("history.") + QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

QList<Difference> differencesIn(const QList<Observation> &timeline)
{
    const auto found = std::find_if(timeline.rbegin(), timeline.rend(),
        [](const Observation &seen) { return seen.data.contains(QLatin1String("differences")); });
    return found == timeline.rend()
        ? QList<Difference>()
        : differencesFromJson(found->data.value(QLatin1String("differences")).toArray());
}

QString remedyWords(Difference::Remedy remedy)
{
    switch (remedy) {
    case Difference::Remedy::Destroy:
        return HistoryDetail::tr("Destroy…");
    case Difference::Remedy::RaiseBid:
        return HistoryDetail::tr("Raise the bid…");
    case Difference::Remedy::Start:
        return HistoryDetail::tr("Start it");
    case Difference::Remedy::Stop:
        return HistoryDetail::tr("Stop it");
    }
    Q_UNREACHABLE();
}

QString inTime(qint64 seconds)
{
    if (seconds >= 120)
        return HistoryDetail::tr("Next look in %1 min").arg((seconds + 59) / 60);
    return HistoryDetail::tr("Next look in %1 s").arg(seconds);
}

// Nobody knows whether a contract exists, or which.
bool isUncertain(const LaunchRecord &record)
{
    return isUnresolved(record.state) || record.state == LaunchState::Absent;
}

}

HistoryDetail::HistoryDetail(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("history.detail"));
    setAccessibleName(tr("The launch"));
    build();
    connectParts();
}

void HistoryDetail::build()
{
    m_title = words("title", this);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    m_happened = words("happened", this);
    m_means = words("means", this);
    m_remedy = words("remedy", this);
    m_nextLook = words("nextLook", this);
    QFont bold = font();
    bold.setBold(true);
    m_nextLook->setFont(bold);
    m_foreign = words("foreign", this);
    m_foreign->setText(tr("This launch is of another account or server. To look for it or to destroy its "
                          "contract, set its key and base URL in Settings."));
    setTextTone(m_foreign, Tone::Quiet);
    m_look = button("look", tr("&Look now"), this);
    m_look->setToolTip(tr("Look for it in the account's list of contracts (F5)"));
    m_absent = button("absent", tr("I checked, it does &not exist"), this);
    m_candidateLines = new ChoiceLines(QStringLiteral("history.candidate"), this);
    m_differenceLines = new ChoiceLines(QStringLiteral("history.difference"), this);
    m_copyContract = button("copyContract", tr("&Copy its number"), this);
    m_copyContract->setToolTip(tr("Copy the contract's number"));
    m_open = button("open", tr("&Open on Vast.ai"), this);
    m_open->setToolTip(tr("Open Vast.ai's instances page in the browser"));
    m_destroy = button("destroy", tr("&Destroy…"), this);
    m_destroy->setToolTip(tr("Destroy the contract; it asks first (Del)"));
    m_server = words("server", this);
    setTextTone(m_server, Tone::Quiet);
    m_facts = new FactLines(this);
    m_timelineView = new TimelineView(this);
    m_copyJson = button("copyJson", tr("Copy as &JSON"), this);
    m_copyJson->setToolTip(tr("Copy everything that is known of this launch, without secrets (Ctrl+C)"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing + spacing / 2, 2 * spacing, spacing + spacing / 2);
    layout->setSpacing(spacing);
    for (QWidget *part :
        QList<QWidget *>{m_title, m_happened, m_means, m_remedy, m_server, m_nextLook, m_foreign})
        layout->addWidget(part);
    layout->addLayout(buttons({m_look, m_absent}));
    layout->addWidget(m_candidateLines);
    layout->addWidget(m_differenceLines);
    layout->addLayout(buttons({m_copyContract, m_open, m_destroy}));
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("What was asked for"), this));
    layout->addWidget(m_facts);
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("What happened"), this));
    layout->addWidget(m_timelineView);
    layout->addSpacing(spacing);
    buildRequest(layout);
    layout->addWidget(m_copyJson, 0, Qt::AlignLeft);
    layout->addStretch();
}

void HistoryDetail::buildRequest(QVBoxLayout *layout)
{
    m_requestToggle = new QToolButton(this);
    m_requestToggle->setObjectName(QStringLiteral("history.requestToggle"));
    m_requestToggle->setText(tr("The request, secrets as dots"));
    m_requestToggle->setAccessibleName(m_requestToggle->text());
    m_requestToggle->setIcon(glyphIcon(Glyph::Expand));
    m_requestToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_requestToggle->setCheckable(true);
    m_requestToggle->setAutoRaise(true);
    m_requestToggle->setFocusPolicy(Qt::StrongFocus);
    m_request = new QPlainTextEdit(this);
    m_request->setObjectName(QStringLiteral("history.request"));
    m_request->setAccessibleName(m_requestToggle->text());
    m_request->setReadOnly(true);
    m_request->setTabChangesFocus(true);
    m_request->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_request->setMinimumHeight(180);
    m_request->hide();
    layout->addWidget(m_requestToggle, 0, Qt::AlignLeft);
    layout->addWidget(m_request);
}

QHBoxLayout *HistoryDetail::buttons(const QList<QWidget *> &widgets)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

void HistoryDetail::connectParts()
{
    connect(m_look, &QPushButton::clicked, this, &HistoryDetail::lookWanted);
    connect(m_absent, &QPushButton::clicked, this, &HistoryDetail::absentWanted);
    connect(m_copyContract, &QPushButton::clicked, this, &HistoryDetail::copyContractWanted);
    connect(m_open, &QPushButton::clicked, this, &HistoryDetail::openWanted);
    connect(m_destroy, &QPushButton::clicked, this, &HistoryDetail::destroyWanted);
    connect(m_copyJson, &QPushButton::clicked, this, &HistoryDetail::copyJsonWanted);
    connect(m_candidateLines, &ChoiceLines::chosen, this,
        [this](int line) { Q_EMIT candidateChosen(m_candidates.at(line).contract); });
    connect(m_differenceLines, &ChoiceLines::chosen, this,
        [this](int line) { Q_EMIT mendWanted(m_differences.at(line)); });
    connect(m_requestToggle, &QToolButton::toggled, this, [this](bool on) {
        m_request->setVisible(on);
        m_requestToggle->setIcon(glyphIcon(on ? Glyph::Collapse : Glyph::Expand));
    });
}

void HistoryDetail::show(const LaunchRecord &record, const LaunchSurroundings &around)
{
    if (record.id != m_record.id) {
        m_timeline.clear();
        m_timelineView->clear();
        m_requestToggle->setChecked(false);
    }
    m_record = record;
    m_around = around;
    m_request->setPlainText(QString::fromUtf8(QJsonDocument(record.body).toJson()));
    m_requestToggle->setVisible(!record.body.isEmpty());
    showWords();
    showFacts();
    showChoices();
    showActions();
    setNow(m_now);
}

void HistoryDetail::setTimeline(const QList<Observation> &timeline)
{
    m_timeline = timeline;
    m_timelineView->setTimeline(timeline);
    showChoices();
}

void HistoryDetail::setNow(const QDateTime &now)
{
    m_now = now;
    QString text;
    if (m_around.mine && m_around.looking && isUncertain(m_record))
        text = tr("Looking now…");
    else if (m_around.mine && now.isValid() && m_record.nextLook.isValid()) {
        const qint64 ms = now.msecsTo(m_record.nextLook);
        text = ms > 0 ? inTime((ms + 999) / 1000) : tr("Next look at once");
    }
    m_nextLook->setText(text);
    m_nextLook->setVisible(!text.isEmpty());
}

bool HistoryDetail::canLook() const
{
    return m_around.mine && !m_around.looking
        && (m_record.state == LaunchState::Unknown || m_record.state == LaunchState::Absent
            || (m_record.state == LaunchState::Refused && !m_record.confirmedAbsent.isValid()));
}

bool HistoryDetail::canDestroy() const
{
    return m_around.mine && !m_around.destroying && m_record.state == LaunchState::Created
        && !m_record.gone.isValid();
}

void HistoryDetail::showWords()
{
    const Explanation text = explainRecord(m_record);
    m_title->setText(text.title);
    setTextTone(m_title, stateTone(m_record));
    m_happened->setText(text.happened);
    m_means->setText(text.means);
    m_remedy->setText(text.remedy);
    const bool alive = m_record.state == LaunchState::Created && !m_record.gone.isValid();
    if (m_around.sandbox && alive)
        m_means->setText(tr("This is the sandbox: nothing is billed. On Vast.ai it would be billed."));
    if (isUncertain(m_record) || (alive && stateTone(m_record) == Tone::Warning))
        setTextTone(m_means, Tone::Warning);
    else
        clearTone(m_means);
    const QString &message = m_record.error.message;
    m_server->setText(tr("Reported: %1").arg(message));
    m_server->setVisible(!message.isEmpty() && !text.happened.contains(message));
    m_foreign->setVisible(
        !m_around.mine && !m_record.gone.isValid() && (m_record.contract > 0 || isUncertain(m_record)));
    setAccessibleDescription(text.title + u' ' + text.happened);
}

void HistoryDetail::showFacts()
{
    const OfferSnapshot &offer = m_record.offer;
    const QLocale locale;
    const auto number = [](qint64 value) { return value > 0 ? QString::number(value) : QString(); };
    const QString price = priceWords(m_record);
    QString disk;
    if (offer.diskGb > 0)
        disk = tr("%1 GB").arg(locale.toString(offer.diskGb, 'g', 6));
    m_facts->setFacts({
        {tr("Offer"), number(m_record.offerId)},
        {tr("GPU"), offer.gpuName.isEmpty() ? QString() : launchWords(m_record)},
        {tr("Machine"), number(offer.machineId)},
        {tr("Location"), offer.geolocation},
        {offer.isBid ? tr("Bid") : tr("Price"), price},
        {tr("Disk"), disk},
        {tr("Runs"), imageWords(m_record)},
        {tr("Label"), m_record.body.value(QLatin1String("label")).toString()},
        {tr("Launched"), locale.toString(m_record.prepared.toLocalTime(), QLocale::ShortFormat)},
        {tr("Server"), m_record.baseUrl.toString()},
        {tr("Launch id"), m_record.id},
    });
}

void HistoryDetail::showChoices()
{
    m_candidates.clear();
    m_differences.clear();
    if (m_record.state == LaunchState::Conflict)
        m_candidates = candidatesIn(m_timeline);
    const bool alive = m_record.state == LaunchState::Created && !m_record.gone.isValid()
        && !m_record.destroyAsked.isValid();
    if (alive)
        m_differences = differencesIn(m_timeline);

    QList<ChoiceLines::Line> lines;
    for (const Candidate &one : std::as_const(m_candidates))
        lines.append({tr("Contract %1: %2").arg(QString::number(one.contract), one.words), tr("This is it")});
    const QString why = conflictReason(m_timeline);
    m_candidateLines->setLines(
        why.isEmpty() ? tr("Which contract is it?") : tr("Which contract is it? %1").arg(why), lines);
    m_candidateLines->setActionsEnabled(m_around.mine);

    lines.clear();
    for (const Difference &one : std::as_const(m_differences))
        lines.append({one.words, remedyWords(one.remedy)});
    m_differenceLines->setLines(tr("Not as you confirmed it"), lines);
    m_differenceLines->setActionsEnabled(canDestroy());
}

void HistoryDetail::showActions()
{
    const bool contract = m_record.state == LaunchState::Created;
    const bool open = m_record.state == LaunchState::Unknown || m_record.state == LaunchState::Absent
        || (m_record.state == LaunchState::Refused && !m_record.confirmedAbsent.isValid());
    m_look->setVisible(open && m_around.mine);
    m_look->setEnabled(canLook());
    m_absent->setVisible(
        m_around.mine && (m_record.state == LaunchState::Unknown || m_record.state == LaunchState::Conflict));
    m_copyContract->setVisible(contract);
    m_open->setVisible(!m_around.sandbox && !m_record.gone.isValid() && (contract || isUncertain(m_record)));
    m_destroy->setVisible(contract && m_around.mine && !m_record.gone.isValid());
    m_destroy->setEnabled(canDestroy());
    m_destroy->setText(m_around.destroying ? tr("Destroying…") : tr("&Destroy…"));
}

}
