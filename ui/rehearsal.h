// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace berth {

class MainWindow;

// Rents once in the sandbox through the real window, by key and mouse events alone, and leaves a picture. For
// machines without a display: it shows that the whole way works.
class Rehearsal : public QObject
{
    Q_OBJECT

public:
    Rehearsal(MainWindow &window, QString picture, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    // `contract` is what the window shows; `problem` says what did not happen.
    void succeeded(const QString &contract);
    void failed(const QString &problem);

private:
    struct Step
    {
        QString wait; // said when it never comes
        std::function<bool()> ready;
        std::function<void()> act;
    };

    void addSteps();
    void next();
    [[nodiscard]] QWidget *shown(const char *name) const; // in any window, by object name

    MainWindow &m_window;
    QString m_picture;
    QList<Step> m_steps;
    int m_at = 0;
    int m_tries = 0;
};

}
