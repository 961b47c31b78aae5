// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace berth {

class Rail;
class RentPage;
class SettingsPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] RentPage *rentPage() const { return m_rent; }

Q_SIGNALS:
    void firstPainted(); // once, after the first frame

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    enum Page { RentPageIndex, SettingsPageIndex };

    void build();
    void showPage(int page);
    void showSession();
    void enterSandbox(bool on);
    void saveUnfinishedForm();

    Services m_services;
    QWidget *m_sandboxBar = nullptr;
    Rail *m_rail = nullptr;
    QStackedWidget *m_pages = nullptr;
    RentPage *m_rent = nullptr;
    SettingsPage *m_settings = nullptr; // built when it is first shown
    bool m_painted = false;
};

}
