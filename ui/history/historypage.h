// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QScrollArea;
class QSplitter;
class QStackedLayout;
class QTimer;

namespace berth {

class HistoryActions;
class HistoryDetail;
class HistoryFilter;
class HistoryModel;
class HistoryTable;
class HistoryWriter;
class MessageBar;

// Every launch ever tried, those that may have left a contract behind on top; beside the list the chosen one,
// with what is being done about it and what can be.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(const Services &services, QWidget *parent = nullptr);
    ~HistoryPage() override;

    // Chooses that launch, as soon as it has been read.
    void showLaunch(const QString &id);
    [[nodiscard]] HistoryWriter &writer() { return *m_writer; }

Q_SIGNALS:
    void copied(const QString &what);
    void linkWanted(const QUrl &url);
    void rentWanted(); // from the page's words for a newcomer

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    [[nodiscard]] QWidget *buildBar();
    [[nodiscard]] QWidget *buildMenu();
    void buildNotices();
    void connectParts();
    void addKeys();
    void refreshed();
    void showCount();
    void showCurrent();
    void showRecord(bool readTimeline);
    void tick();
    void narrow();
    void tell(const QString &words, Tone tone);
    void copyJson();

    Services m_services;
    HistoryModel *m_model;
    HistoryFilter *m_filtered;
    HistoryActions *m_actions;
    HistoryWriter *m_writer;
    QTimer *m_tick; // the countdown; only while this page is seen
    QString m_wanted; // to be chosen when it is there

    bool m_journalFailed = false; // and the notice says so

    QWidget *m_bar = nullptr;
    QLineEdit *m_search = nullptr;
    QComboBox *m_kind = nullptr;
    QLabel *m_count = nullptr;
    MessageBar *m_message = nullptr;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_empty = nullptr; // nothing launched
    QWidget *m_none = nullptr; // nothing fits
    QSplitter *m_split = nullptr;
    HistoryTable *m_table = nullptr;
    QScrollArea *m_scroll = nullptr;
    HistoryDetail *m_detail = nullptr;
};

}
