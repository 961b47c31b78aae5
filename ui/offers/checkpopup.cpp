// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/checkpopup.h"

#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace berth {
namespace {

constexpr int valuesRole = Qt::UserRole;
constexpr int offersRole = Qt::UserRole + 1;
constexpr int rowsShown = 12;

// The number of offers stands at the right, quietly.
class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const int offers = index.data(offersRole).toInt();
        if (offers < 0)
            return;
        painter->save();
        const bool chosen = option.state & QStyle::State_Selected;
        painter->setPen(chosen ? option.palette.color(QPalette::HighlightedText)
                               : toneColor(Tone::Quiet, option.palette));
        painter->drawText(option.rect.adjusted(spacing, 0, -spacing, 0), Qt::AlignTrailing | Qt::AlignVCenter,
            QLocale().toString(offers));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.rheight() += spacing / 2;
        size.rwidth() += option.fontMetrics.horizontalAdvance(QStringLiteral("00000")) + 2 * spacing;
        return size;
    }
};

}

CheckPopup::CheckPopup(const QString &name, QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_line(new QLineEdit)
    , m_list(new QListView)
    , m_choices(new QStandardItemModel(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    const QString object = parent->objectName();
    setObjectName(object + QStringLiteral(".popup"));
    setFrameShape(QFrame::StyledPanel);
    m_line->setObjectName(object + QStringLiteral(".filter"));
    m_line->setPlaceholderText(tr("type to filter"));
    m_line->setAccessibleName(tr("Filter the list: %1").arg(name));
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    auto *none = new QPushButton(tr("&None"));
    none->setObjectName(object + QStringLiteral(".none"));
    none->setAccessibleName(tr("Choose none"));
    none->setAutoDefault(false);
    connect(none, &QPushButton::clicked, this, &CheckPopup::clear);
    m_shown->setSourceModel(m_choices);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(object + QStringLiteral(".list"));
    m_list->setAccessibleName(name);
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);

    auto *top = new QHBoxLayout;
    top->setSpacing(spacing / 2);
    top->addWidget(m_line, 1);
    top->addWidget(none);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing / 2, spacing / 2, spacing / 2, spacing / 2);
    column->setSpacing(spacing / 2);
    column->addLayout(top);
    column->addWidget(m_list);

    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown->setFilterFixedString(text.trimmed());
        m_list->setCurrentIndex(m_shown->index(0, 0));
    });
    connect(m_list, &QListView::clicked, this, &CheckPopup::toggle);
}

void CheckPopup::setChoices(const QList<CheckChoice> &choices)
{
    m_choices->clear();
    for (const CheckChoice &choice : choices) {
        auto *item = new QStandardItem(choice.text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setData(choice.values, valuesRole);
        item->setData(choice.offers, offersRole);
        item->setData(
            choice.offers < 0 ? choice.text : tr("%1: %2 offers").arg(choice.text).arg(choice.offers),
            Qt::AccessibleTextRole);
        if (choice.values.size() > 1) {
            QFont bold = m_list->font();
            bold.setBold(true);
            item->setFont(bold);
        }
        m_choices->appendRow(item);
    }
    showChecks();
}

void CheckPopup::setChecked(const QStringList &values)
{
    m_checked = values;
    showChecks();
}

void CheckPopup::popUp(const QString &filter)
{
    const auto *field = parentWidget();
    const int rows = std::clamp(m_choices->rowCount(), 3, rowsShown);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), 1) + 2 * m_list->frameWidth());
    m_list->setMinimumWidth(m_list->sizeHintForColumn(0) + 4 * spacing);
    adjustSize();
    resize(std::max(width(), field->width()), height());
    QPoint spot = field->mapToGlobal(QPoint(0, field->height()));
    if (const QScreen *screen = field->screen()) {
        const QRect room = screen->availableGeometry();
        if (spot.y() + height() > room.bottom())
            spot.setY(std::max(room.top(), field->mapToGlobal(QPoint()).y() - height()));
        spot.setX(std::clamp(spot.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(spot);
    m_line->setText(filter);
    m_shown->setFilterFixedString(filter.trimmed());
    m_list->setCurrentIndex(m_shown->index(0, 0));
    show();
    m_line->setFocus(Qt::PopupFocusReason);
}

bool CheckPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && onKey(*static_cast<QKeyEvent *>(event), watched == m_line))
        return true;
    return QFrame::eventFilter(watched, event);
}

// Up and Down move in the list from the line, too, so that the hands stay where they type.
bool CheckPopup::onKey(QKeyEvent &event, bool inLine)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        toggle(m_list->currentIndex());
        return true;
    case Qt::Key_Space:
        if (inLine && !m_line->text().isEmpty())
            return false; // names have spaces
        toggle(m_list->currentIndex());
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (inLine)
            QGuiApplication::sendEvent(m_list, &event);
        return inLine;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CheckPopup::keyPressEvent(QKeyEvent *event)
{
    if (!onKey(*event, false))
        QFrame::keyPressEvent(event);
}

void CheckPopup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (parentWidget()->isVisible())
        parentWidget()->setFocus(Qt::PopupFocusReason);
}

void CheckPopup::toggle(const QModelIndex &shown)
{
    const QStringList values = shown.data(valuesRole).toStringList();
    if (values.isEmpty())
        return;
    const bool on = shown.data(Qt::CheckStateRole).toInt() != Qt::Checked;
    for (const QString &value : values)
        m_checked.removeAll(value);
    if (on)
        m_checked += values;
    showChecks();
    Q_EMIT changed(m_checked);
}

void CheckPopup::showChecks()
{
    for (int row = 0; row < m_choices->rowCount(); ++row) {
        QStandardItem *item = m_choices->item(row);
        const QStringList values = item->data(valuesRole).toStringList();
        const auto checked = std::count_if(values.begin(), values.end(),
            [this](const QString &value) { return m_checked.contains(value, Qt::CaseInsensitive); });
        item->setCheckState(checked == 0   ? Qt::Unchecked
                : checked == values.size() ? Qt::Checked
                                           : Qt::PartiallyChecked);
    }
}

void CheckPopup::clear()
{
    m_checked.clear();
    showChecks();
    Q_EMIT changed(m_checked);
}

}
