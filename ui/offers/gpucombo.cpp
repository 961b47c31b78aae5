// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/gpucombo.h"

#include "market/gpunames.h"
#include "ui/widgets/wheelguard.h"

#include <QCompleter>
#include <QLineEdit>

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

void GpuCombo::addNames(const QStringList &names)
{
    for (const QString &name : names) {
        if (!name.isEmpty() && findText(name, Qt::MatchFixedString) < 0)
            addItem(name);
    }
}

QStringList GpuCombo::gpuNames() const
{
    return gpuNamesFor(currentText(), itemsOf(*this));
}

}
