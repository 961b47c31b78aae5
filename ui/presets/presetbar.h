// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"

#include <QWidget>

#include <functional>

class QLabel;
class QMenu;
class QPushButton;

namespace berth {

class PresetCombo;
class PresetDesk;
class PresetExchange;
class PresetNotice;
struct PresetError;

// The presets above the form: choose, save, and the rest in a menu. What a person would lose is asked about
// first.
class PresetBar : public QWidget
{
    Q_OBJECT

public:
    explicit PresetBar(const Services &services, QWidget *parent = nullptr);

    [[nodiscard]] PresetDesk &desk() const { return *m_desk; }
    // As typed behind "berth": a preset's name or a file's path. A name waits until the library is looked
    // through.
    void openNamed(const QString &nameOrFile);
    // A file of the library; `then` once the form has its fields.
    void choose(const QString &file, const std::function<void()> &then = {});
    void importFiles(const QStringList &paths);
    // Preset files that are dropped there are imported.
    void acceptDropsOn(QWidget *target);

private:
    using Then = std::function<void()>;

    void buildMenu();
    void showDesk();
    void askFirst(const Then &then);
    void save(const Then &then = {});
    void saveAs(const Then &then = {});
    void askConflict(const Then &then);
    void overwrite(const Then &then);
    void rename();
    void editDetails();
    void duplicate();
    void remove();
    void restore();
    void toggleFavourite();
    void revert();
    void complain(const PresetError &error);
    void findNamed(const QString &name);

    Services m_services;
    PresetDesk *m_desk;
    PresetCombo *m_combo;
    QLabel *m_modified;
    QPushButton *m_save;
    QMenu *m_menu;
    PresetExchange *m_exchange;
    PresetNotice *m_notice;
};

}
