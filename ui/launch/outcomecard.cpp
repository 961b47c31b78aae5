// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/launch/outcomecard.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace berth {
namespace {

QLabel *wrapped(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText); // the server's words may hold anything
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton *button(const char *name, Glyph glyph, const QString &text, QWidget *parent)
{
    auto *tool = new QToolButton(parent);
    tool->setObjectName(QString::fromLatin1(name));
    tool->setIcon(glyphIcon(glyph));
    tool->setText(text);
    tool->setAccessibleName(text);
    tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return tool;
}

Tone toneOf(LaunchState state)
{
    switch (state) {
    case LaunchState::Created:
        return Tone::Success;
    case LaunchState::Refused:
    case LaunchState::NotSent:
        return Tone::Error;
    default:
        return Tone::Warning;
    }
}

}

OutcomeCard::OutcomeCard(QWidget *parent)
    : QWidget(parent)
    , m_title(wrapped("outcome.title", this))
    , m_contract(wrapped("outcome.contract", this))
    , m_copy(button("outcome.copy", Glyph::Copy, tr("Copy"), this))
    , m_open(button("outcome.open", Glyph::Open, tr("Open on Vast.ai"), this))
    , m_happened(wrapped("outcome.happened", this))
    , m_means(wrapped("outcome.means", this))
    , m_remedy(wrapped("outcome.remedy", this))
    , m_differences(wrapped("outcome.differences", this))
    , m_tried(wrapped("outcome.tried", this))
    , m_nextNote(wrapped("outcome.nextNote", this))
    , m_took(wrapped("outcome.took", this))
    , m_next(new QPushButton(tr("&Next best offer"), this))
    , m_action(new QPushButton(this))
    , m_history(new QPushButton(tr("Show in &History"), this))
    , m_close(new QPushButton(tr("&Back to the form"), this))
    , m_rawToggle(button("outcome.rawToggle", Glyph::Expand, tr("The server's answer"), this))
    , m_raw(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("outcome"));
    setAccessibleName(tr("Outcome of the launch"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    m_contract->setFont(large);
    m_copy->setToolTip(tr("Copy the contract's number"));
    m_open->setToolTip(tr("Open Vast.ai's instances page in the browser"));
    m_next->setObjectName(QStringLiteral("outcome.next"));
    m_action->setObjectName(QStringLiteral("outcome.action"));
    m_history->setObjectName(QStringLiteral("outcome.history"));
    m_close->setObjectName(QStringLiteral("outcome.close"));
    m_raw->setObjectName(QStringLiteral("outcome.raw"));
    m_raw->setAccessibleName(tr("The server's answer"));
    m_raw->setReadOnly(true);
    m_raw->setTabChangesFocus(true);
    m_raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_raw->setMinimumHeight(110);
    m_rawToggle->setCheckable(true);
    m_rawToggle->setAutoRaise(true);
    setTextTone(m_took, Tone::Quiet);
    setTextTone(m_differences, Tone::Warning);
    hideNextBest();
    showTried({});

    auto *contract = new QHBoxLayout;
    contract->addWidget(m_contract, 1);
    contract->addWidget(m_copy);
    contract->addWidget(m_open);
    auto *remedies = new QHBoxLayout;
    remedies->addWidget(m_next);
    remedies->addWidget(m_action);
    remedies->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_history);
    buttons->addWidget(m_close);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(spacing);
    layout->addWidget(m_title);
    layout->addLayout(contract);
    for (QLabel *line : {m_happened, m_means, m_remedy, m_differences, m_tried, m_took, m_nextNote})
        layout->addWidget(line);
    layout->addLayout(remedies);
    layout->addLayout(buttons);
    layout->addWidget(m_rawToggle, 0, Qt::AlignLeft);
    layout->addWidget(m_raw, 1);
    layout->addStretch();

    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_contract->text());
        Q_EMIT copied(tr("Contract number copied"));
    });
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT linkWanted(m_instancesPage); });
    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT actionWanted(m_explanation.action); });
    connect(m_next, &QPushButton::clicked, this, &OutcomeCard::nextBestWanted);
    connect(m_history, &QPushButton::clicked, this, &OutcomeCard::historyWanted);
    connect(m_close, &QPushButton::clicked, this, &OutcomeCard::dismissed);
    connect(m_rawToggle, &QToolButton::toggled, this, [this](bool on) {
        m_raw->setVisible(on);
        m_rawToggle->setIcon(glyphIcon(on ? Glyph::Collapse : Glyph::Expand));
    });
}

void OutcomeCard::show(const LaunchResult &result, bool sandbox)
{
    showWords(explain(result), result.state, result.outcome.contract, sandbox);
    showDifferences({});
    showTried({});
    hideNextBest();
    m_history->setVisible(!result.record.id.isEmpty());
    m_took->setText(tr("Answered after %1 s.")
                        .arg(QLocale().toString(static_cast<double>(result.took.count()) / 1000, 'f', 2)));
    const QByteArray &body = result.outcome.maskedBody;
    m_raw->setPlainText(body.isEmpty() ? result.outcome.message : QString::fromUtf8(body));
    m_rawToggle->setVisible(!m_raw->toPlainText().isEmpty());
    m_rawToggle->setChecked(false);
    m_raw->hide();
    QWidget::show();
    const bool created = result.state == LaunchState::Created;
    (m_action->isVisibleTo(this) && !created ? m_action : m_close)->setFocus();
}

void OutcomeCard::update(const LaunchRecord &record, bool sandbox)
{
    showWords(explainRecord(record), record.state, record.contract, sandbox);
}

void OutcomeCard::showDifferences(const QList<Difference> &differences)
{
    QStringList lines;
    for (const Difference &difference : differences)
        lines << tr("Not as you confirmed it: %1").arg(difference.words);
    m_differences->setText(lines.join(u'\n'));
    m_differences->setVisible(!lines.isEmpty());
}

void OutcomeCard::showNextBest(bool on, const QString &note)
{
    m_nextNote->setText(note);
    m_nextNote->show();
    m_next->setEnabled(on);
    m_next->setAccessibleDescription(note);
    m_next->show();
}

void OutcomeCard::hideNextBest()
{
    m_nextNote->hide();
    m_next->hide();
}

void OutcomeCard::showTried(const QString &words)
{
    m_tried->setText(words);
    m_tried->setVisible(!words.isEmpty());
}

void OutcomeCard::showWords(const Explanation &words, LaunchState state, qint64 contract, bool sandbox)
{
    m_explanation = words;
    const bool created = state == LaunchState::Created;
    m_title->setText(words.title);
    setTextTone(m_title, toneOf(state));
    m_contract->setText(created ? QString::number(contract) : QString());
    m_contract->setVisible(created);
    m_copy->setVisible(created);
    m_open->setVisible(created && !m_instancesPage.isEmpty());
    m_happened->setText(words.happened);
    m_means->setText(words.means);
    m_remedy->setText(words.remedy);
    if (sandbox && created) {
        m_means->setText(
            tr("This is the sandbox: nothing is billed. On Vast.ai it would be billed from now on."));
        m_remedy->setText(
            tr("Go back to the form and rent another, or enter your key in Settings to rent for real."));
    }
    const bool browser = words.action == Explanation::Action::LookAtInstances;
    m_action->setText(actionText(words.action));
    m_action->setVisible(
        words.action != Explanation::Action::None && !(browser && m_instancesPage.isEmpty()));
    setAccessibleDescription(words.title + u' ' + words.happened);
}

QString OutcomeCard::actionText(Explanation::Action action)
{
    switch (action) {
    case Explanation::Action::None:
        return {};
    case Explanation::Action::FindOffer:
        return tr("&Find another offer");
    case Explanation::Action::CheckKey:
        return tr("Open &Settings");
    case Explanation::Action::EditBid:
        return tr("Change the &bid");
    case Explanation::Action::EditFields:
        return tr("Change the &settings");
    case Explanation::Action::LookAtInstances:
        return tr("Open the &instances page");
    case Explanation::Action::TryAgain:
        return tr("Back, to &try again");
    }
    Q_UNREACHABLE();
}

void OutcomeCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(toneColor(Tone::CardBorder, palette()));
    painter.setBrush(toneColor(Tone::Card, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

}
