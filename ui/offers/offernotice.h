// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace berth {

// What stands in the table's place when there is nothing to show: what happened, what it means, buttons that
// do something about it, and the server's own words behind a button.
class OfferNotice : public QWidget
{
    Q_OBJECT

public:
    struct Action
    {
        QString name; // objectName
        QString text;
        std::function<void()> run;
    };

    explicit OfferNotice(QWidget *parent = nullptr);

    void show(const QString &title, const QString &text, const QList<Action> &actions,
        const QString &serverWords = {});
    // Puts its parts after this one in the order of Tab; returns the last of them.
    QWidget *chainTabs(QWidget *before);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

private:
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QWidget *m_actionRow = nullptr;
    QGridLayout *m_actions = nullptr;
    QToolButton *m_more = nullptr;
    QPlainTextEdit *m_words = nullptr;
    QWidget *m_before = nullptr; // in the order of Tab; buttons come and go behind it
};

}
