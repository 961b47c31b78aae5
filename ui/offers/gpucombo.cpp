// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/gpucombo.h"

#include "market/gpunames.h"
#include "ui/offers/checkpopup.h"
#include "ui/widgets/wheelguard.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace berth {
namespace {

// Completes the part after the last comma and keeps what stands before it.
class ListCompleter : public QCompleter
{
public:
    ListCompleter(QAbstractItemModel *model, QObject *parent)
        : QCompleter(model, parent)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchContains);
        setCompletionMode(QCompleter::PopupCompletion);
    }

    QStringList splitPath(const QString &path) const override
    {
        return {path.mid(path.lastIndexOf(u',') + 1).trimmed()};
    }

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = static_cast<QLineEdit *>(widget())->text();
        const qsizetype comma = text.lastIndexOf(u',');
        const QString before = comma < 0 ? QString() : text.left(comma + 1) + u' ';
        return before + QCompleter::pathFromIndex(index);
    }
};

QStringList itemsOf(const QComboBox &combo)
{
    QStringList names;
    for (int i = 0; i < combo.count(); ++i)
        names.append(combo.itemText(i));
    return names;
}

}

GpuCombo::GpuCombo(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    addItems(commonGpuNames());
    setCurrentIndex(-1);
    clearEditText();
    lineEdit()->setPlaceholderText(tr("any"));
    lineEdit()->setClearButtonEnabled(true);
    setCompleter(new ListCompleter(model(), this));
    setFocusPolicy(Qt::StrongFocus);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    setMaxVisibleItems(16);
    new WheelGuard(this);
}

void GpuCombo::setOffers(const QList<Offer> &offers)
{
    m_offers.clear();
    for (const Offer &offer : offers) {
        if (!offer.gpuName.isEmpty())
            ++m_offers[offer.gpuName];
    }
    for (auto it = m_offers.keyBegin(); it != m_offers.keyEnd(); ++it) {
        if (findText(*it, Qt::MatchFixedString) < 0)
            addItem(*it);
    }
}

QStringList GpuCombo::gpuNames() const
{
    return gpuNamesFor(currentText(), itemsOf(*this));
}

void GpuCombo::setGpuNames(const QStringList &names)
{
    if (names != gpuNames() || names.isEmpty())
        setEditText(names.join(QStringLiteral(", ")));
}

bool GpuCombo::canShow(const QStringList &names) const
{
    return gpuNamesFor(names.join(u','), itemsOf(*this)) == names;
}

// What the market has comes first, the most offers on top; then what is known besides.
void GpuCombo::showPopup()
{
    if (!m_popup) {
        m_popup = new CheckPopup(tr("GPUs"), this);
        connect(m_popup, &CheckPopup::changed, this,
            [this](const QStringList &names) { setEditText(names.join(QStringLiteral(", "))); });
    }
    QStringList names = itemsOf(*this);
    std::stable_sort(names.begin(), names.end(),
        [this](const QString &a, const QString &b) { return m_offers.value(a) > m_offers.value(b); });
    QList<CheckChoice> choices;
    for (const QString &name : std::as_const(names))
        choices.append({name, {name}, m_offers.isEmpty() ? -1 : m_offers.value(name)});
    m_popup->setChoices(choices);
    m_popup->setChecked(gpuNames());
    m_popup->popUp();
}

void GpuCombo::hidePopup()
{
    QComboBox::hidePopup();
    if (m_popup)
        m_popup->close();
}

// Down would go through the list one by one, each in place of what was chosen.
void GpuCombo::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        showPopup();
    else if (event->key() != Qt::Key_Up)
        QComboBox::keyPressEvent(event);
}

}
