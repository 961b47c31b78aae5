// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/imageeditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/glyph.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

namespace berth {
namespace {

constexpr QLatin1String automaticTag("@vastai-automatic-tag");

}

ImageEditor::ImageEditor(const QStringList &recentImages, QWidget *parent)
    : FieldEditor(parent)
    , m_line(new QLineEdit(this))
    , m_images(new QStringListModel(this))
{
    m_line->setObjectName(field(FieldId::Image).name());
    m_line->setPlaceholderText(tr("NAME:TAG"));
    m_line->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    new FocusForward(this, m_line);
    setRecentImages(recentImages);
    auto *completer = new QCompleter(m_images, m_line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(12);
    m_line->setCompleter(completer);
    m_line->installEventFilter(this);
    QAction *list = m_line->addAction(glyphIcon(Glyph::Down), QLineEdit::TrailingPosition);
    list->setText(tr("Images used before and known images"));
    list->setToolTip(tr("%1 (%2)").arg(list->text(), tr("Down")));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    connect(list, &QAction::triggered, this, &ImageEditor::offerAll);
    connect(m_line, &QLineEdit::textEdited, this, &ImageEditor::tell);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &ImageEditor::tell);
}

void ImageEditor::load(const RequestFields &fields)
{
    const QString text = fields.text(FieldId::Image);
    if (text != m_line->text()) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    }
}

QString ImageEditor::hint(const RequestFields &fields) const
{
    if (fields.text(FieldId::Image).contains(automaticTag))
        return tr("Vast.ai picks the tag that fits the machine and its CUDA version.");
    return {};
}

void ImageEditor::setRecentImages(const QStringList &images)
{
    QStringList all = images + knownImages();
    all.removeDuplicates();
    m_images->setStringList(all);
}

bool ImageEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && !m_line->completer()->popup()->isVisible()) {
            offerAll();
            return true;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

// Everything when the text is empty or complete already, else what matches it.
void ImageEditor::offerAll()
{
    QCompleter *completer = m_line->completer();
    const QString text = m_line->text();
    completer->setCompletionPrefix(m_images->stringList().contains(text) ? QString() : text);
    if (completer->completionCount() == 0)
        completer->setCompletionPrefix(QString());
    completer->complete();
}

void ImageEditor::tell(const QString &text)
{
    Q_EMIT edited(FieldId::Image, text.isEmpty() ? FieldValue() : FieldValue(text));
}

QStringList knownImages()
{
    const QString automatic = u':' + automaticTag;
    QStringList images;
    for (const char *name : {"vastai/base-image", "vastai/pytorch", "vastai/tensorflow", "vastai/comfy",
             "vastai/vllm", "vastai/linux-desktop"})
        images << QLatin1String(name) + automatic;
    images << QStringLiteral("pytorch/pytorch:latest")
           << QStringLiteral("nvidia/cuda:12.4.1-devel-ubuntu22.04")
           << QStringLiteral("nvidia/cuda:12.4.1-runtime-ubuntu22.04")
           << QStringLiteral("vllm/vllm-openai:latest") << QStringLiteral("ollama/ollama:latest")
           << QStringLiteral("ubuntu:22.04") << QStringLiteral("ubuntu:24.04");
    return images;
}

}
