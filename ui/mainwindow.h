// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace berth {

class HistoryPage;
class Rail;
class RentPage;
class SettingsPage;
class UnresolvedNotifier;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] RentPage *rentPage() const { return m_rent; }
    void showForm();

Q_SIGNALS:
    void firstPainted(); // once, after the first frame

protected:
    bool event(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    enum Page { RentPageIndex, HistoryPageIndex, SettingsPageIndex };

    void build();
    QWidget *buildSandboxBar(QWidget *parent);
    void buildPages(QWidget *parent);
    void showPage(int page);
    void showHistory(const QString &launchId);
    void say(const QString &words);
    void openLink(const QUrl &url);
    void follow();
    void showSession();
    void enterSandbox(bool on);
    [[nodiscard]] bool mayClose();
    void saveUnfinishedForm();

    Services m_services;
    QWidget *m_sandboxBar = nullptr;
    Rail *m_rail = nullptr;
    QStackedWidget *m_pages = nullptr;
    RentPage *m_rent = nullptr;
    HistoryPage *m_history = nullptr; // these two are built when they are first shown
    SettingsPage *m_settings = nullptr;
    UnresolvedNotifier *m_notifier = nullptr; // after the first frame
    bool m_painted = false;
};

}
