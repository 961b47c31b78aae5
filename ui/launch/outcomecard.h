// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/contractcheck.h"
#include "launch/explanation.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace berth {

// How a launch ended: three lines in words, the contract to copy and to open, the server's own words on
// demand.
class OutcomeCard : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeCard(QWidget *parent = nullptr);

    // In the sandbox nothing is billed, and it says so.
    void show(const LaunchResult &result, bool sandbox);
    // The same launch, of which more is known now.
    void update(const LaunchRecord &record, bool sandbox);
    // In what the contract is not as it was confirmed; nothing is shown for an empty list.
    void showDifferences(const QList<Difference> &differences);
    // Another offer may take the place of one that is gone: a button, on or off, and what to say of it.
    void showNextBest(bool on, const QString &note);
    void hideNextBest();
    // What was tried before this outcome; nothing is shown for an empty text.
    void showTried(const QString &words);
    // "https://console.vast.ai/instances/"; in the sandbox there is nothing to open.
    void setInstancesPage(const QUrl &url) { m_instancesPage = url; }

Q_SIGNALS:
    void actionWanted(berth::Explanation::Action action);
    void nextBestWanted();
    void dismissed();
    void copied(const QString &what);
    void linkWanted(const QUrl &url);
    void historyWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QString actionText(Explanation::Action action);
    void showWords(const Explanation &words, LaunchState state, qint64 contract, bool sandbox);

    Explanation m_explanation;
    QUrl m_instancesPage;
    QLabel *m_title;
    QLabel *m_contract;
    QToolButton *m_copy;
    QToolButton *m_open;
    QLabel *m_happened;
    QLabel *m_means;
    QLabel *m_remedy;
    QLabel *m_differences;
    QLabel *m_tried;
    QLabel *m_nextNote;
    QLabel *m_took;
    QPushButton *m_next;
    QPushButton *m_action;
    QPushButton *m_history;
    QPushButton *m_close;
    QToolButton *m_rawToggle;
    QPlainTextEdit *m_raw;
};

}
