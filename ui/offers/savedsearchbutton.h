// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/savedsearches.h"
#include "ui/offers/offernotice.h"

#include <QToolButton>

#include <functional>
#include <optional>

class QMenu;

namespace berth {

class MarketStrip;

// The saved searches in a list that drops down: choose one, save what is asked for now, and rename, replace
// or delete the one that was chosen last. A deleted one can be had back at once.
class SavedSearchButton : public QToolButton
{
    Q_OBJECT

public:
    // What is asked for now, without a name; none while it can't be read.
    using Current = std::function<std::optional<SavedSearch>()>;

    // What went wrong, and the way back after a deletion, is told in the strip.
    SavedSearchButton(
        const QString &stateDir, Current current, MarketStrip &strip, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const berth::SavedSearch &search);

private:
    void fillMenu();
    void askName(const QString &title, const QString &name, const std::function<void(const QString &)> &then);
    void saveAs(const QString &name);
    void rename(const QString &name);
    void remove();
    void setCurrent(const QString &name);
    bool tellProblem(const Expected<void, QString> &done);

    SavedSearches m_searches;
    Current m_current;
    MarketStrip &m_strip;
    QMenu *m_menu = nullptr;
    QString m_name; // of the one that was chosen or saved last
};

}
