// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envdelegate.h"

#include "ui/widgets/envmodel.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

namespace berth {
namespace {

constexpr int signSize = 16;
constexpr int boxSize = 15;

QString placeholder(const QModelIndex &index)
{
    const auto kind = static_cast<EnvKind>(index.data(EnvModel::KindRole).toInt());
    const bool name = index.column() == EnvModel::NameColumn;
    switch (kind) {
    case EnvKind::Variable:
        return name ? EnvDelegate::tr("NAME") : EnvDelegate::tr("value");
    case EnvKind::Port:
        return QStringLiteral("8000:8000");
    case EnvKind::Flag:
        return name ? QStringLiteral("-h") : EnvDelegate::tr("value of the flag");
    }
    Q_UNREACHABLE();
}

QRect trailing(const QRect &cell, Qt::LayoutDirection direction)
{
    const QRect box(0, 0, signSize + spacing, cell.height());
    return QStyle::alignedRect(direction, Qt::AlignRight | Qt::AlignVCenter, box.size(), cell);
}

// A value's text never comes from a role: those hold no secret.
QString editedText(const QModelIndex &index)
{
    if (index.column() != EnvModel::ValueColumn)
        return index.data(Qt::EditRole).toString();
    const auto *model = qobject_cast<const EnvModel *>(index.model());
    return model ? model->rowAt(index.row()).value.reveal() : QString();
}

}

EnvDelegate::EnvDelegate(const QClipboard *clipboard, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_clipboard(clipboard)
{
}

QRect EnvDelegate::eyeRect(const QRect &cell, Qt::LayoutDirection direction)
{
    return trailing(cell, direction);
}

void EnvDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool text = index.column() == EnvModel::NameColumn
        || (index.column() == EnvModel::ValueColumn && !index.data(EnvModel::QuietRole).toBool());
    if (text)
        option->font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (index.data(EnvModel::QuietRole).toBool()) {
        for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive})
            option->palette.setColor(group, QPalette::Text, toneColor(Tone::Quiet, option->palette));
    }
    option->textElideMode = Qt::ElideRight;
    if (const QVariant problem = index.data(EnvModel::ProblemRole); problem.isValid()) {
        QColor tint
            = toneColor(problem.toInt() == static_cast<int>(Severity::Error) ? Tone::Error : Tone::Warning,
                option->palette);
        tint.setAlpha(30);
        option->backgroundBrush = tint;
    }
}

void EnvDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    const bool selected = option.state & QStyle::State_Selected;
    const auto group = widget && !widget->hasFocus() ? QPalette::Inactive : QPalette::Active;
    const QColor text
        = cell.palette.color(group, selected ? QPalette::HighlightedText : QPalette::ButtonText);

    const QVariant problem = index.data(EnvModel::ProblemRole);
    const bool sign = index.column() == EnvModel::NameColumn && problem.isValid();
    const bool eye = index.column() == EnvModel::ValueColumn && index.data(EnvModel::SecretRole).toBool();
    const bool box
        = index.column() == EnvModel::SecretColumn && cell.features & QStyleOptionViewItem::HasCheckIndicator;
    cell.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    if (sign || eye) {
        // The background runs through; only the text ends before the sign.
        QStyleOptionViewItem background = cell;
        background.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);
        cell.backgroundBrush = Qt::NoBrush;
        const int room = trailing(option.rect, option.direction).width();
        cell.rect.adjust(option.direction == Qt::RightToLeft ? room : 0, 0,
            option.direction == Qt::RightToLeft ? 0 : -room, 0);
        cell.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
        if (selected)
            cell.palette.setColor(QPalette::All, QPalette::Text, text);
    }
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);

    const QRect at = trailing(option.rect, option.direction);
    const QRect square = QStyle::alignedRect(option.direction, Qt::AlignCenter, {signSize, signSize}, at);
    if (sign) {
        const bool error = problem.toInt() == static_cast<int>(Severity::Error);
        paintGlyph(*painter, square, error ? Glyph::Error : Glyph::Warning,
            selected ? text : toneColor(error ? Tone::Error : Tone::Warning, option.palette));
    }
    if (eye)
        paintGlyph(
            *painter, square, index.data(EnvModel::RevealedRole).toBool() ? Glyph::Hide : Glyph::Show, text);
    if (box) {
        // Drawn here: in dark palettes the style's own empty box can't be seen.
        QRectF check(0, 0, boxSize, boxSize);
        check.moveCenter(QRectF(option.rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(selected ? text : toneColor(Tone::Quiet, option.palette));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(check.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter->restore();
        if (cell.checkState == Qt::Checked)
            paintGlyph(*painter, check.adjusted(1, 1, -1, -1), Glyph::Success, text);
    }
}

QWidget *EnvDelegate::createEditor(
    QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return index.column() == EnvModel::KindColumn ? createKindEditor(parent)
                                                  : createLineEditor(parent, index);
}

QWidget *EnvDelegate::createKindEditor(QWidget *parent) const
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("env.kind"));
    box->setAccessibleName(tr("Kind"));
    for (const EnvKind kind : {EnvKind::Variable, EnvKind::Port, EnvKind::Flag})
        box->addItem(envKindText(kind), static_cast<int>(kind));
    auto *self = const_cast<EnvDelegate *>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box, SubmitModelCache);
    });
    // The list opens with the editor: one click or key fewer.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

QWidget *EnvDelegate::createLineEditor(QWidget *parent, const QModelIndex &index) const
{
    const bool value = index.column() == EnvModel::ValueColumn;
    const bool secret = value && index.data(EnvModel::SecretRole).toBool();
    auto *line = secret ? new SecretEdit(parent) : new QLineEdit(parent);
    line->setObjectName(value ? QStringLiteral("env.value") : QStringLiteral("env.name"));
    line->setAccessibleName(value ? tr("Value") : tr("Name or port"));
    line->setFrame(false);
    line->setAutoFillBackground(true);
    line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    line->setPlaceholderText(placeholder(index));
    m_before = Secret(editedText(index));
    if (secret && index.data(EnvModel::RevealedRole).toBool())
        static_cast<SecretEdit *>(line)->setRevealed(true);
    auto *self = const_cast<EnvDelegate *>(this);
    connect(line, &QLineEdit::textEdited, self, [self, line] { Q_EMIT self->commitData(line); });
    return line;
}

void EnvDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor)) {
        box->setCurrentIndex(index.data(EnvModel::KindRole).toInt());
    } else if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        // Called again at every keystroke: the place of the cursor must stay.
        line->setPlaceholderText(placeholder(index)); // the kind may have changed
        const QString text = editedText(index);
        if (line->text() != text)
            line->setText(text);
    }
}

void EnvDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentData());
    else if (const auto *line = qobject_cast<QLineEdit *>(editor))
        model->setData(index, line->text());
}

void EnvDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

bool EnvDelegate::eventFilter(QObject *editor, QEvent *event)
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line && event->type() == QEvent::KeyPress && lineKey(line, static_cast<QKeyEvent *>(event)))
        return true;
    return QStyledItemDelegate::eventFilter(editor, event);
}

bool EnvDelegate::lineKey(QLineEdit *line, QKeyEvent *key)
{
    if (key->key() == Qt::Key_Escape && line->text() != m_before.reveal()) {
        line->setText(m_before.reveal());
        Q_EMIT commitData(line);
        return false; // and the editor closes as usual
    }
    const bool name = line->objectName() == QLatin1String("env.name");
    if (!name || !key->matches(QKeySequence::Paste))
        return false;
    const QString text = m_clipboard->text().trimmed();
    const bool row = line->text().isEmpty() && (text.contains(u'=') || text.startsWith(u'-'));
    if (!row && !text.contains(u'\n'))
        return false;
    Q_EMIT closeEditor(line);
    Q_EMIT rowsPasted(text);
    return true;
}

bool EnvDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    auto *rows = qobject_cast<EnvModel *>(model);
    if (!rows)
        return false;
    const bool mouse = event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonDblClick;
    const auto *click = mouse ? static_cast<QMouseEvent *>(event) : nullptr;
    if (click && click->button() != Qt::LeftButton)
        return false;
    if (click && index.column() == EnvModel::ValueColumn && index.data(EnvModel::SecretRole).toBool()
        && eyeRect(option.rect, option.direction).contains(click->position().toPoint())) {
        if (event->type() == QEvent::MouseButtonRelease)
            rows->setRevealed(index.row(), !index.data(EnvModel::RevealedRole).toBool());
        return true;
    }
    if (index.column() == EnvModel::SecretColumn && index.flags() & Qt::ItemIsUserCheckable) {
        const bool space
            = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
        if (space || event->type() == QEvent::MouseButtonRelease) {
            const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            return rows->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
        return event->type() == QEvent::MouseButtonDblClick;
    }
    return false;
}

}
