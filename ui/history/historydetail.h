// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/contractcheck.h"
#include "store/launchrecord.h"
#include "ui/history/candidate.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace berth {

class ChoiceLines;
class FactLines;
class TimelineView;

// What holds around a launch while it is shown.
struct LaunchSurroundings
{
    bool mine = true; // of the account and server that are set now: something can be done
    bool sandbox = false; // nothing is billed
    bool looking = false; // a sweep is under way
    bool destroying = false; // so is the destruction of this launch's contract
};

// One launch: the three lines that explain it, what can be done, its facts, what happened in its course.
class HistoryDetail : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryDetail(QWidget *parent = nullptr);

    // Another launch than before starts with an empty timeline.
    void show(const LaunchRecord &record, const LaunchSurroundings &around);
    void setTimeline(const QList<Observation> &timeline);
    // The time, for "next look in N s".
    void setNow(const QDateTime &now);

    [[nodiscard]] const LaunchRecord &record() const { return m_record; }
    [[nodiscard]] const QList<Observation> &timeline() const { return m_timeline; }
    [[nodiscard]] bool canLook() const;
    [[nodiscard]] bool canDestroy() const;

Q_SIGNALS:
    void lookWanted();
    void absentWanted();
    void candidateChosen(qint64 contract);
    void mendWanted(const berth::Difference &difference);
    void copyContractWanted();
    void openWanted();
    void destroyWanted();
    void copyJsonWanted();

private:
    void build();
    void buildRequest(QVBoxLayout *layout);
    [[nodiscard]] QHBoxLayout *buttons(const QList<QWidget *> &widgets);
    void connectParts();
    void showWords();
    void showFacts();
    void showChoices();
    void showActions();

    LaunchRecord m_record;
    LaunchSurroundings m_around;
    QList<Observation> m_timeline;
    QList<Candidate> m_candidates;
    QList<Difference> m_differences;
    QDateTime m_now;

    QLabel *m_title = nullptr;
    QLabel *m_happened = nullptr;
    QLabel *m_means = nullptr;
    QLabel *m_remedy = nullptr;
    QLabel *m_nextLook = nullptr;
    QLabel *m_foreign = nullptr;
    QPushButton *m_look = nullptr;
    QPushButton *m_absent = nullptr;
    ChoiceLines *m_candidateLines = nullptr;
    ChoiceLines *m_differenceLines = nullptr;
    QPushButton *m_copyContract = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_destroy = nullptr;
    QLabel *m_server = nullptr;
    FactLines *m_facts = nullptr;
    TimelineView *m_timelineView = nullptr;
    QToolButton *m_requestToggle = nullptr;
    QPlainTextEdit *m_request = nullptr;
    QPushButton *m_copyJson = nullptr;
};

}
