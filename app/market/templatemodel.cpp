// SPDX-License-Identifier: GPL-3.0-or-later
#include "market/templatemodel.h"

#include "catalog/runtype.h"

#include <QLocale>

#include <algorithm>

namespace berth {
namespace {

bool matches(const Template &one, const QStringList &words)
{
    const QString image = one.gives.text(FieldId::Image);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return one.name.contains(word, Qt::CaseInsensitive)
            || one.description.contains(word, Qt::CaseInsensitive)
            || image.contains(word, Qt::CaseInsensitive) || one.hashId == word
            || QString::number(one.id) == word;
    });
}

QString accessName(const QString &runtype)
{
    const auto parsed = parseRuntype(runtype);
    if (!parsed)
        return {};
    switch (parsed->mode) {
    case AccessMode::Ssh:
        return TemplateModel::tr("SSH");
    case AccessMode::Jupyter:
        return TemplateModel::tr("Jupyter");
    case AccessMode::Args:
        return TemplateModel::tr("Entrypoint");
    case AccessMode::LeftAlone:
        return {};
    }
    Q_UNREACHABLE();
}

}

void TemplateModel::setTemplates(const QList<Template> &templates)
{
    m_all = templates;
    std::stable_sort(m_all.begin(), m_all.end(),
        [](const Template &a, const Template &b) { return a.timesUsed > b.timesUsed; });
    filter();
}

void TemplateModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    filter();
}

const Template &TemplateModel::at(int row) const
{
    return m_all.at(m_shown.at(row));
}

int TemplateModel::rowOf(qint64 id, const QString &hashId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Template &one = at(row);
        if (hashId.isEmpty() ? one.id == id : one.hashId == hashId)
            return row;
    }
    return -1;
}

int TemplateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TemplateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TemplateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(index.column() < Disk ? Qt::AlignLeading : Qt::AlignTrailing) | Qt::AlignVCenter);
    const Template &one = at(index.row());
    if (role == Qt::ToolTipRole)
        return one.description;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return one.name.isEmpty() ? tr("Template %1").arg(one.id) : one.name;
    case Image:
        return one.gives.text(FieldId::Image);
    case Access:
        return accessName(one.gives.text(FieldId::Runtype));
    case Disk: {
        const double *disk = one.gives.get<double>(FieldId::Disk);
        return disk ? tr("%1 GB").arg(QLocale().toString(*disk, 'f', QLocale::FloatingPointShortest))
                    : QString();
    }
    case Used:
        return QLocale().toString(one.timesUsed);
    default:
        return {};
    }
}

QVariant TemplateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Name:
        return tr("Template");
    case Image:
        return tr("Image");
    case Access:
        return tr("Access");
    case Disk:
        return tr("Disk");
    case Used:
        return tr("Launches");
    default:
        return {};
    }
}

void TemplateModel::filter()
{
    beginResetModel();
    m_shown.clear();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        if (matches(m_all.at(i), m_words))
            m_shown << i;
    }
    endResetModel();
}

}
