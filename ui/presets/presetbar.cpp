// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets/presetbar.h"

#include "launch/launchdraft.h"
#include "store/settings.h"
#include "ui/presets/presetcombo.h"
#include "ui/presets/presetdesk.h"
#include "ui/presets/presetdetailsdialog.h"
#include "ui/presets/presetexchange.h"
#include "ui/presets/presetnamedialog.h"
#include "ui/presets/presetnotice.h"
#include "ui/presets/presetquestion.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace berth {
namespace {

const QString openBlob = QStringLiteral("preset");

}

PresetBar::PresetBar(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_desk(new PresetDesk(services.draft, services.presets, services.presetSecrets, this))
    , m_combo(new PresetCombo(this))
    , m_modified(new QLabel(tr("• modified"), this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_menu(new QMenu(this))
    , m_exchange(new PresetExchange(*m_desk, this))
    , m_notice(new PresetNotice(this))
{
    setObjectName(QStringLiteral("presetBar"));
    auto *label = new QLabel(tr("&Preset"), this);
    label->setBuddy(m_combo);
    m_combo->setObjectName(QStringLiteral("preset"));
    m_combo->setAccessibleName(tr("Preset"));
    m_modified->setObjectName(QStringLiteral("preset.modified"));
    m_modified->setToolTip(tr("The form differs from the preset."));
    setTextTone(m_modified, Tone::SetMark);
    m_save->setObjectName(QStringLiteral("preset.save"));
    m_save->setAccessibleName(tr("Save the preset"));
    m_save->setToolTip(tr("Save the form as this preset (Ctrl+S)"));
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("preset.menu"));
    more->setText(QStringLiteral("⋯"));
    more->setAccessibleName(tr("More about presets"));
    more->setToolTip(more->accessibleName());
    more->setFocusPolicy(Qt::StrongFocus);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    more->setMenu(m_menu);
    buildMenu();

    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(label);
    row->addWidget(m_combo, 1);
    row->addWidget(m_modified);
    row->addWidget(m_save);
    row->addWidget(more);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addLayout(row);
    layout->addWidget(m_notice);

    connect(m_combo, &PresetCombo::chosen, this, [this](const QString &file) { choose(file); });
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    connect(m_notice, &PresetNotice::undoWanted, this, &PresetBar::restore);
    connect(m_notice, &PresetNotice::undoGone, m_desk, &PresetDesk::endUndo);
    connect(m_exchange, &PresetExchange::imported, this, [this](const QString &file) { choose(file); });
    connect(m_exchange, &PresetExchange::told, m_notice,
        [this](const QString &words, Tone tone) { m_notice->tell(words, tone); });
    connect(m_desk, &PresetDesk::changed, this, &PresetBar::showDesk);
    connect(m_desk, &PresetDesk::told, this, [this](const QString &words) { m_notice->tell(words); });
    connect(m_desk, &PresetDesk::failed, this,
        [this](const QString &words) { m_notice->tell(words, Tone::Warning); });
    connect(&m_services.presets, &PresetLibrary::entriesChanged, this,
        [this] { m_combo->setEntries(m_services.presets.entries()); });
    auto *keys = new QShortcut(QKeySequence(QKeySequence::Save), parent ? parent : this);
    connect(keys, &QShortcut::activated, this, [this] { save(); });
    m_combo->setEntries(m_services.presets.entries());
    m_desk->resume(m_services.settings.blob(openBlob));
    showDesk();
}

void PresetBar::buildMenu()
{
    const auto add = [this](const char *name, const QString &text, void (PresetBar::*act)()) {
        QAction *action = m_menu->addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    QAction *as = m_menu->addAction(tr("Save &as…"));
    as->setObjectName(QStringLiteral("preset.saveAs"));
    connect(as, &QAction::triggered, this, [this] { saveAs(); });
    QAction *renaming = add("preset.rename", tr("Re&name…"), &PresetBar::rename);
    QAction *details = add("preset.details", tr("De&tails…"), &PresetBar::editDetails);
    QAction *copy = add("preset.duplicate", tr("&Duplicate"), &PresetBar::duplicate);
    QAction *favourite = add("preset.favourite", tr("&Favourite"), &PresetBar::toggleFavourite);
    favourite->setCheckable(true);
    QAction *reverting = add("preset.revert", tr("&Revert"), &PresetBar::revert);
    QAction *removing = add("preset.delete", tr("De&lete"), &PresetBar::remove);
    m_menu->addSeparator();
    QAction *importing = m_menu->addAction(tr("&Import…"));
    importing->setObjectName(QStringLiteral("preset.import"));
    connect(importing, &QAction::triggered, m_exchange, &PresetExchange::importByDialog);
    QAction *exporting = m_menu->addAction(tr("&Export…"));
    exporting->setObjectName(QStringLiteral("preset.export"));
    connect(exporting, &QAction::triggered, m_exchange, &PresetExchange::exportByDialog);
    connect(m_menu, &QMenu::aboutToShow, this, [=, this] {
        const bool listed = !m_desk->file().isEmpty();
        const auto entry = m_services.presets.entry(m_desk->file());
        renaming->setEnabled(m_desk->canSave());
        details->setEnabled(m_desk->canSave());
        copy->setEnabled(listed);
        favourite->setEnabled(entry.has_value());
        favourite->setChecked(entry && entry->favourite);
        reverting->setEnabled(m_desk->preset() && m_desk->isModified());
        removing->setEnabled(listed && !(entry && entry->builtIn));
    });
}

void PresetBar::showDesk()
{
    m_combo->showPreset(m_desk->file(), m_desk->name());
    m_modified->setVisible(m_desk->preset() && m_desk->isModified());
    if (const QByteArray mark = m_desk->mark(); m_services.settings.blob(openBlob) != mark)
        m_services.settings.setBlob(openBlob, mark);
}

void PresetBar::choose(const QString &file, const std::function<void()> &then)
{
    if (const auto entry = m_services.presets.entry(file); entry && entry->isBroken()) {
        if (const auto opened = m_desk->open(file); !opened) // says where and why
            complain(opened.error());
        return;
    }
    askFirst([this, file, then] {
        m_notice->tell({});
        if (const auto opened = m_desk->open(file); !opened)
            complain(opened.error());
        else if (then)
            then();
    });
}

void PresetBar::askFirst(const Then &then)
{
    if (!m_desk->isModified()) {
        then();
        return;
    }
    PresetQuestion question;
    question.name = QStringLiteral("preset.unsaved");
    question.title = tr("Unsaved changes");
    question.question = m_desk->preset() ? tr("Save the changes to “%1” first?").arg(m_desk->name())
                                         : tr("Save what is in the form as a preset first?");
    question.words = tr("The other preset takes its place in the form. The offer stays.");
    question.answers
        = {{QStringLiteral("save"), tr("&Save"), QMessageBox::AcceptRole, [this, then] { save(then); }},
            {QStringLiteral("discard"), tr("&Discard"), QMessageBox::DestructiveRole, then}};
    question.ask(this);
}

void PresetBar::save(const Then &then)
{
    if (!m_desk->canSave()) {
        saveAs(then);
        return;
    }
    const auto saved = m_desk->save();
    if (saved) {
        m_notice->tell(tr("Saved “%1”.").arg(m_desk->name()), Tone::Success);
        if (then)
            then();
    } else if (saved.error().kind == PresetProblem::Conflict) {
        askConflict(then);
    } else if (saved.error().kind == PresetProblem::Newer) {
        saveAs(then);
    } else {
        complain(saved.error());
    }
}

// Both ways keep both: what is written over goes to the trash.
void PresetBar::askConflict(const Then &then)
{
    PresetQuestion question;
    question.name = QStringLiteral("preset.conflict");
    question.icon = QMessageBox::Warning;
    question.title = tr("Changed outside");
    question.question = tr("The file of “%1” was changed or deleted by something else since it was opened.")
                            .arg(m_desk->name());
    question.words = tr("Save over it (what stands there now goes to the presets' trash folder), or save the "
                        "form under another name.");
    question.answers = {{QStringLiteral("over"), tr("Save &over it"), QMessageBox::DestructiveRole,
                            [this, then] { overwrite(then); }},
        {QStringLiteral("saveAs"), tr("Save &as…"), QMessageBox::AcceptRole, [this, then] { saveAs(then); }}};
    question.usual = 1;
    question.ask(this);
}

void PresetBar::overwrite(const Then &then)
{
    if (const auto saved = m_desk->save(WhenChanged::Overwrite); !saved) {
        complain(saved.error());
        return;
    }
    m_notice->tell(tr("Saved “%1”; the other version is in the trash.").arg(m_desk->name()), Tone::Success);
    if (then)
        then();
}

void PresetBar::saveAs(const Then &then)
{
    const QString name = m_desk->preset() ? m_services.presets.freeName(m_desk->name())
                                          : m_services.draft.fields().text(FieldId::Label);
    auto *dialog = new PresetNameDialog(
        tr("Save as a preset"), name, tr("&Save"),
        [this](const QString &chosen) { return m_desk->saveAs(chosen); }, this);
    connect(dialog, &QDialog::accepted, this, [this, then] {
        m_notice->tell(tr("Saved “%1”.").arg(m_desk->name()), Tone::Success);
        if (then)
            then();
    });
    dialog->open();
}

void PresetBar::editDetails()
{
    auto *dialog = new PresetDetailsDialog(
        m_desk->preset()->preset, [this](const Preset &with) { return m_desk->setDetails(with); }, this);
    dialog->open();
}

void PresetBar::rename()
{
    auto *dialog = new PresetNameDialog(
        tr("Rename the preset"), m_desk->name(), tr("&Rename"),
        [this](const QString &chosen) { return m_desk->rename(chosen); }, this);
    dialog->open();
}

void PresetBar::duplicate()
{
    const auto copy = m_desk->duplicate();
    if (!copy) {
        complain(copy.error());
        return;
    }
    const auto entry = m_services.presets.entry(*copy);
    m_notice->tell(tr("There is a copy now: “%1”.").arg(entry ? entry->summary.name : *copy), Tone::Success);
}

void PresetBar::remove()
{
    const QString name = m_desk->name();
    m_notice->tell({}); // what was deleted before can't be undone beside this
    if (const auto removed = m_desk->remove(); !removed)
        complain(removed.error());
    else
        m_notice->tell(tr("Deleted “%1”. The form stays as it is.").arg(name), Tone::Quiet, true);
}

void PresetBar::restore()
{
    const auto restored = m_desk->restore();
    m_notice->tell({});
    if (!restored)
        complain(restored.error());
}

void PresetBar::toggleFavourite()
{
    if (const auto entry = m_services.presets.entry(m_desk->file()))
        m_services.presets.setFavourite(entry->file, !entry->favourite);
}

void PresetBar::revert()
{
    m_notice->tell({});
    if (const auto reverted = m_desk->revert(); !reverted)
        complain(reverted.error());
}

void PresetBar::complain(const PresetError &error)
{
    m_notice->tell((error.message + u' ' + error.remedy).trimmed(), Tone::Error);
}

void PresetBar::openNamed(const QString &nameOrFile)
{
    if (QFileInfo(nameOrFile).isAbsolute()) {
        askFirst([this, nameOrFile] {
            if (const auto opened = m_desk->openPath(nameOrFile); !opened)
                complain(opened.error());
        });
    } else if (m_services.presets.isLoaded()) {
        findNamed(nameOrFile);
    } else {
        connect(
            &m_services.presets, &PresetLibrary::loaded, this, [this, nameOrFile] { findNamed(nameOrFile); });
    }
}

void PresetBar::findNamed(const QString &name)
{
    PresetEntries found = m_services.presets.named(name);
    if (const auto entry = m_services.presets.entry(name); found.isEmpty() && entry)
        found << *entry;
    if (found.isEmpty())
        m_notice->tell(tr("There is neither a preset nor a file “%1”.").arg(name), Tone::Error);
    else if (found.first().file != m_desk->file())
        choose(found.first().file);
}

void PresetBar::importFiles(const QStringList &paths)
{
    m_exchange->importFiles(paths);
}

void PresetBar::acceptDropsOn(QWidget *target)
{
    m_exchange->acceptDropsOn(target);
}

}
