// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/errand.h"
#include "ui/services.h"

#include <QList>
#include <QObject>

namespace berth {

class MainWindow;

// Does in the window what a start of Berth asked for: this one, a later one that handed it over, or the
// system with a file or a link to open. Each waits until no dialog is open, so that nothing changes behind a
// question; what could be lost is asked about, and nothing is ever rented.
class Errands : public QObject
{
    Q_OBJECT

public:
    Errands(MainWindow &window, const Services &services);

    // Call it when the first frame stands; until then errands wait.
    void start();
    void take(const Errand &errand);
    // From outside: brings the window to the front, too.
    void takeHandedOver(const Errand &errand);
    // Files and links that the system sends by an event (macOS).
    void watch(QObject *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bringToFront(const QString &activation);
    void next();
    void perform(const Errand &errand);
    void openFile(const Errand &errand);
    void openLink(const QString &link);
    void complain(const QString &words);

    MainWindow &m_window;
    Services m_services;
    QList<Errand> m_waiting;
    bool m_started = false;
};

}
