// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/savedsearchbutton.h"

#include "ui/offers/marketstrip.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

namespace berth {

SavedSearchButton::SavedSearchButton(
    const QString &stateDir, Current current, MarketStrip &strip, QWidget *parent)
    : QToolButton(parent)
    , m_searches(stateDir)
    , m_current(std::move(current))
    , m_strip(strip)
    , m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("offers.saved"));
    setText(tr("Save&d searches"));
    setAccessibleName(tr("Saved searches"));
    setToolTip(tr("Filters, query, rental type and order under a name."));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("offers.saved.menu"));
    m_menu->setToolTipsVisible(true); // the queries
    connect(m_menu, &QMenu::aboutToShow, this, &SavedSearchButton::fillMenu);
}

void SavedSearchButton::fillMenu()
{
    m_menu->clear();
    const QList<SavedSearch> searches = m_searches.all();
    if (!m_searches.find(m_name))
        m_name.clear(); // another window deleted it
    for (const SavedSearch &search : searches) {
        QAction *action = m_menu->addAction(QString(search.name).replace(u'&', QLatin1String("&&")));
        action->setToolTip(search.query);
        action->setCheckable(true);
        action->setChecked(search.name == m_name);
        connect(action, &QAction::triggered, this, [this, search] {
            setCurrent(search.name);
            Q_EMIT chosen(search);
        });
    }
    if (searches.isEmpty())
        m_menu->addAction(tr("No search is saved yet"))->setEnabled(false);
    m_menu->addSeparator();
    const auto add = [this](const char *name, const QString &text, const std::function<void()> &run) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(QStringLiteral("offers.saved.") + QLatin1String(name));
        connect(action, &QAction::triggered, this, run);
    };
    add("save", tr("&Save this search as…"),
        [this] { askName(tr("Save search"), {}, [this](const QString &name) { saveAs(name); }); });
    if (m_name.isEmpty())
        return;
    const QString shown = QString(m_name).replace(u'&', QLatin1String("&&"));
    add("update", tr("Save this search as “%1” a&gain").arg(shown), [this] { saveAs(m_name); });
    add("rename", tr("&Rename “%1”…").arg(shown),
        [this] { askName(tr("Rename search"), m_name, [this](const QString &name) { rename(name); }); });
    add("delete", tr("&Delete “%1”").arg(shown), [this] { remove(); });
}

void SavedSearchButton::askName(
    const QString &title, const QString &name, const std::function<void(const QString &)> &then)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("offers.saved.naming"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("&Name"));
    dialog->setTextValue(name);
    if (auto *line = dialog->findChild<QLineEdit *>()) {
        line->setObjectName(QStringLiteral("offers.saved.name"));
        line->setAccessibleName(tr("Name of the search"));
        line->setMaxLength(int(SavedSearches::longestName));
    }
    connect(dialog, &QInputDialog::textValueSelected, this, then);
    dialog->open();
}

// One of that name is the one that was meant: its own menu entry says so, and the list shows it.
void SavedSearchButton::saveAs(const QString &name)
{
    auto search = m_current();
    if (!search)
        return;
    const auto before = m_searches.find(name);
    search->name = name;
    if (before)
        search->others = before->others;
    if (!tellProblem(m_searches.save(*search)))
        return;
    setCurrent(name.simplified());
    if (before && before->query != search->query)
        m_strip.tell(tr("“%1” is saved in place of what it was.").arg(m_name), Tone::Quiet,
            OfferNotice::Action{QStringLiteral("offers.saved.undo"), tr("U&ndo"),
                [this, before] { (void)tellProblem(m_searches.save(*before)); }});
    else
        m_strip.tell(tr("“%1” is saved.").arg(m_name), Tone::Quiet);
}

void SavedSearchButton::rename(const QString &name)
{
    if (tellProblem(m_searches.rename(m_name, name)))
        setCurrent(name.simplified());
}

void SavedSearchButton::remove()
{
    const auto search = m_searches.find(m_name);
    if (!search || !tellProblem(m_searches.remove(m_name)))
        return;
    setCurrent({});
    m_strip.tell(tr("“%1” is deleted.").arg(search->name), Tone::Quiet,
        OfferNotice::Action{QStringLiteral("offers.saved.undo"), tr("U&ndo"), [this, search] {
                                if (tellProblem(m_searches.save(*search)))
                                    setCurrent(search->name);
                            }});
}

void SavedSearchButton::setCurrent(const QString &name)
{
    m_name = name;
    setAccessibleDescription(name);
}

bool SavedSearchButton::tellProblem(const Expected<void, QString> &done)
{
    if (!done)
        m_strip.tell(done.error(), Tone::Error);
    return done.has_value();
}

}
