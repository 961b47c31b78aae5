// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/template.h"

#include <QAbstractTableModel>

namespace berth {

// Templates to choose from, those that match what is typed, the most used first.
class TemplateModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Image, Access, Disk, Used, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTemplates(const QList<Template> &templates);
    // Each of the words must be in the name, the description or the image.
    void setWords(const QString &words);

    [[nodiscard]] qsizetype total() const { return m_all.size(); } // shown or not
    [[nodiscard]] const Template &at(int row) const; // of those shown
    [[nodiscard]] int rowOf(qint64 id, const QString &hashId) const; // -1: not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void filter();

    QList<Template> m_all;
    QStringList m_words;
    QList<qsizetype> m_shown; // indexes into m_all
};

}
