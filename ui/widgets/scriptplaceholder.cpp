// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scriptplaceholder.h"

#include "ui/widgets/theme.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace berth {

ScriptPlaceholder::ScriptPlaceholder(QWidget *parent)
    : QFrame(parent)
{
    setFrameStyle(QFrame::StyledPanel | QFrame::Sunken);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("On-start script"));
}

bool ScriptPlaceholder::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
        Q_EMIT wanted();
        return true;
    case QEvent::DragEnter:
    case QEvent::DragMove:
        static_cast<QDragMoveEvent *>(event)->acceptProposedAction();
        return true;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        const QMimeData *dropped = drop->mimeData();
        const QList<QUrl> urls = dropped->urls();
        if (!urls.isEmpty() && urls.first().isLocalFile())
            Q_EMIT fileDropped(urls.first().toLocalFile());
        else if (dropped->hasText())
            Q_EMIT textDropped(dropped->text());
        return true;
    }
    default:
        return QFrame::event(event);
    }
}

void ScriptPlaceholder::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    const int line = fontMetrics().lineSpacing();
    QRect text = contentsRect().adjusted(2 * spacing, 0, -2 * spacing, 0);
    text.setTop(text.top() + (text.height() - 2 * line - spacing / 2) / 2);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop, tr("No script"));
    painter.setPen(toneColor(Tone::Quiet, palette()));
    painter.drawText(text.adjusted(0, line + spacing / 2, 0, 0),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
        tr("Type or paste bash commands, open a file, or drop one here."));
}

}
