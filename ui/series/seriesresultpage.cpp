// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/series/seriesresultpage.h"

#include "ui/series/seriesrun.h"
#include "ui/series/serieswords.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace berth {
namespace {

QPushButton *named(const QString &text, const char *name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    return button;
}

}

SeriesResultPage::SeriesResultPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_status(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_table(new QTableWidget(0, 6, this))
    , m_pause(named(tr("&Pause"), "series.pause", this))
    , m_stop(named(tr("&Stop"), "series.stop", this))
    , m_copy(named(tr("&Copy table"), "series.copy", this))
    , m_history(named(tr("Show in &History"), "series.history", this))
    , m_again(named(tr("Another p&lan"), "series.again", this))
    , m_close(named(tr("C&lose"), "series.closeResult", this))
{
    m_status->setObjectName(QStringLiteral("series.progress"));
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Contracts made"));
    m_pause->setToolTip(tr("Takes no further offer; what is under way goes on"));
    m_stop->setToolTip(tr("Takes no further offer for good; what is under way has its outcome"));
    m_table->setObjectName(QStringLiteral("series.results"));
    m_table->setAccessibleName(tr("What became of each"));
    m_table->setHorizontalHeaderLabels(
        {tr("No."), tr("Label"), tr("Offer"), tr("Contract"), tr("Outcome"), tr("$/h")});
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(4, QHeaderView::Stretch);
    buildLayout();

    LaunchSeries &series = m_services.series.series();
    connect(&series, &LaunchSeries::launching, this, [this](const SeriesOffer &offer) {
        say(tr("Renting offer %1 for %2. Its request is sent once.")
                .arg(offer.offer.id)
                .arg(SeriesWords::perHour(offer.pricePerHour)));
    });
    connect(&series, &LaunchSeries::waiting, this, [this](std::chrono::milliseconds time) {
        say(tr("The next one in %1 s: Vast.ai limits how often one may rent.")
                .arg(std::chrono::ceil<std::chrono::seconds>(time).count()));
    });
    connect(&series, &LaunchSeries::offersWanted, this,
        [this] { say(tr("Asking the market for other offers…")); });
    connect(&series, &LaunchSeries::progress, this, &SeriesResultPage::showRows);
    connect(&series, &LaunchSeries::finished, this, &SeriesResultPage::onEnd);
    // Somebody else's, unless begin() follows.
    connect(&m_services.series, &SeriesRun::runningChanged, this, [this](bool running) {
        if (running)
            m_mine = false;
    });
    connect(m_pause, &QPushButton::clicked, this, &SeriesResultPage::pauseOrResume);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_pause->setEnabled(false);
        say(tr("Stopping: waiting for the outcome of what is under way."));
        m_services.series.series().stop();
    });
    connect(m_copy, &QPushButton::clicked, this, &SeriesResultPage::copy);
    connect(m_history, &QPushButton::clicked, this, &SeriesResultPage::showInHistory);
    connect(m_table, &QTableWidget::itemActivated, this, &SeriesResultPage::showInHistory);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
        [this] { m_history->setEnabled(m_table->currentRow() >= 0); });
    connect(m_again, &QPushButton::clicked, this, &SeriesResultPage::planWanted);
    connect(m_close, &QPushButton::clicked, this, &SeriesResultPage::closeWanted);
}

void SeriesResultPage::buildLayout()
{
    auto *left = new QHBoxLayout;
    for (QPushButton *button : {m_pause, m_stop, m_copy, m_history})
        left->addWidget(button);
    left->addStretch();
    left->addWidget(m_again);
    left->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_status);
    layout->addWidget(m_progress);
    layout->addWidget(m_table, 1);
    layout->addLayout(left);
}

void SeriesResultPage::begin()
{
    m_mine = true;
    m_progress->setRange(0, m_services.series.series().order().count);
    m_progress->show();
    m_pause->setText(tr("&Pause"));
    m_pause->setEnabled(true);
    m_stop->setEnabled(true);
    m_again->hide();
    say(tr("Beginning."));
    showRows();
    m_pause->setFocus();
}

void SeriesResultPage::say(const QString &words)
{
    if (m_mine)
        m_status->setText(words);
}

void SeriesResultPage::showRows()
{
    if (!m_mine)
        return;
    const LaunchSeries &series = m_services.series.series();
    m_rows.clear();
    m_launches.clear();
    for (qsizetype i = 0; i < series.results().size(); ++i) {
        const LaunchResult &one = series.results().at(i);
        m_launches << one.record.id;
        m_rows << QStringList{QString::number(series.numberOf(i)),
            one.record.body.value(QLatin1String("label")).toString(), QString::number(one.offerId),
            one.record.contract > 0 ? QString::number(one.record.contract) : QString(),
            SeriesWords::outcome(one), one.record.offer.pricePerHour.toDisplay(QLocale())};
    }
    m_table->setRowCount(int(m_rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            QTableWidgetItem *item = m_table->item(row, column);
            if (!item)
                m_table->setItem(row, column, item = new QTableWidgetItem);
            item->setText(m_rows.at(row).at(column));
        }
    }
    m_progress->setValue(series.made());
    m_copy->setEnabled(m_table->rowCount() > 0);
    m_history->setEnabled(m_table->currentRow() >= 0);
}

void SeriesResultPage::pauseOrResume()
{
    LaunchSeries &series = m_services.series.series();
    if (series.isPaused()) {
        m_pause->setText(tr("&Pause"));
        say(tr("Going on."));
        series.resume();
    } else {
        series.pause();
        m_pause->setText(tr("&Resume"));
        say(tr("Paused: no further offer is taken until you resume."));
    }
}

void SeriesResultPage::onEnd(LaunchSeries::End end)
{
    if (!m_mine)
        return;
    const LaunchSeries &series = m_services.series.series();
    showRows();
    Money total;
    for (const LaunchResult &one : series.results())
        total = total + (one.state == LaunchState::Created ? one.record.offer.pricePerHour : Money());
    QString words = SeriesWords::end(end, series.made(), series.order().count);
    if (series.made() > 0)
        words += u' ' + tr("They cost %1 together.").arg(SeriesWords::perHour(total));
    say(words);
    m_progress->hide();
    m_pause->setEnabled(false);
    m_stop->setEnabled(false);
    m_again->show();
    m_close->setFocus();
}

void SeriesResultPage::copy()
{
    QStringList lines;
    QStringList header;
    for (int column = 0; column < m_table->columnCount(); ++column)
        header << m_table->horizontalHeaderItem(column)->text();
    lines << header.join(u'\t');
    for (const QStringList &row : std::as_const(m_rows))
        lines << row.join(u'\t');
    QGuiApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    Q_EMIT copied(tr("Table copied"));
}

void SeriesResultPage::showInHistory()
{
    const int row = m_table->currentRow();
    if (row >= 0 && row < m_launches.size() && !m_launches.at(row).isEmpty())
        Q_EMIT historyWanted(m_launches.at(row));
}

}
