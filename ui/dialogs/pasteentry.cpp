// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pasteentry.h"

#include "launch/launchdraft.h"
#include "ui/dialogs/pastedialog.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>

namespace berth {

PasteEntry::PasteEntry(LaunchDraft &draft, QWidget *parent)
    : QToolButton(parent)
    , m_draft(draft)
{
    setObjectName(QStringLiteral("paste"));
    setText(tr("Paste a command"));
    setAccessibleName(text());
    setToolTip(tr("Fill the form from a vastai, curl or docker run command, JSON, a .env file or a link "
                  "(Ctrl+Shift+V)"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(QPushButton().sizeHint().height()); // it stands beside push buttons
    const auto fromClipboard = [this] {
        const QString text = QGuiApplication::clipboard()->text();
        paste(PasteDialog::looksUseful(text) ? text : QString());
    };
    connect(this, &QToolButton::clicked, this, fromClipboard);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), parent);
    connect(keys, &QShortcut::activated, this, fromClipboard);
}

void PasteEntry::acceptDropsOn(QWidget *target)
{
    target->setAcceptDrops(true);
    target->installEventFilter(this);
}

void PasteEntry::paste(const QString &text, const QString &directory)
{
    if (const auto *open = findChild<PasteDialog *>(); open && open->isVisible())
        return;
    auto *dialog = new PasteDialog(text, m_draft.fields(), m_draft.offerId(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!directory.isEmpty())
        dialog->setDirectory(directory);
    connect(dialog, &PasteDialog::applied, this, [this](const ImportPlan &plan) {
        m_draft.replace(plan.result);
        if (plan.offerChanges())
            m_draft.setOfferId(plan.offerId);
        const auto count = plan.changes.size() + (plan.offerChanges() ? 1 : 0);
        Q_EMIT applied(count == 1 ? tr("One setting taken over") : tr("%1 settings taken over").arg(count));
    });
    dialog->open();
}

bool PasteEntry::eventFilter(QObject *watched, QEvent *event)
{
    // Files are for somebody else; a drop on a field that takes text never comes here.
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (drop->mimeData()->hasText() && !drop->mimeData()->hasUrls()) {
            drop->acceptProposedAction();
            if (event->type() == QEvent::Drop)
                paste(drop->mimeData()->text());
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

}
