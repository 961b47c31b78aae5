// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/offers/comparedialog.h"

#include "market/offertext.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace berth {

CompareDialog::CompareDialog(
    const QList<ComparedProperty> &properties, const QList<Offer> &offers, QWidget *parent)
    : QDialog(parent)
    , m_only(new QCheckBox(tr("&Only what differs"), this))
{
    setObjectName(QStringLiteral("compare"));
    setWindowTitle(tr("Compare offers"));
    m_only->setObjectName(QStringLiteral("compare.only"));
    m_only->setAccessibleName(tr("Only what differs"));
    connect(m_only, &QCheckBox::toggled, this, &CompareDialog::showOnlyDifferences);

    auto *table = new QWidget;
    table->setObjectName(QStringLiteral("compare.table"));
    m_grid = new QGridLayout(table);
    m_grid->setHorizontalSpacing(2 * spacing);
    m_grid->setVerticalSpacing(spacing / 2);
    addHeading(offers);
    for (const ComparedProperty &property : properties)
        addRow(property);
    addTakeButtons(offers);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(table);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);

    auto *legend = new QLabel(tr("✓ the best of them · bold: they differ"));
    setTextTone(legend, Tone::Quiet);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_only);
    bottom->addSpacing(2 * spacing);
    bottom->addWidget(legend, 1);
    bottom->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addLayout(bottom);
    const QSize wanted = table->sizeHint() + QSize(6 * spacing, 10 * spacing);
    resize(wanted.boundedTo({1000, 680}));
}

void CompareDialog::addHeading(const QList<Offer> &offers)
{
    for (int i = 0; i < offers.size(); ++i) {
        auto *heading = new QLabel(tr("Offer %1").arg(offers.at(i).id));
        QFont bold = heading->font();
        bold.setBold(true);
        heading->setFont(bold);
        m_grid->addWidget(heading, 0, i + 1);
        m_grid->setColumnStretch(i + 1, 1);
    }
}

void CompareDialog::addRow(const ComparedProperty &property)
{
    const int row = m_grid->rowCount();
    QList<QWidget *> widgets;
    auto *name = new QLabel(property.name);
    setTextTone(name, Tone::Quiet);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    widgets.append(name);
    for (int i = 0; i < property.words.size(); ++i) {
        const bool best = property.best.at(i);
        auto *cell = new QLabel(best ? tr("%1 ✓").arg(property.words.at(i)) : property.words.at(i));
        cell->setTextFormat(Qt::PlainText);
        cell->setWordWrap(true);
        cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
        cell->setAccessibleName(best
                ? tr("%1, offer %2: %3, the best").arg(property.name).arg(i + 1).arg(property.words.at(i))
                : tr("%1, offer %2: %3").arg(property.name).arg(i + 1).arg(property.words.at(i)));
        QFont font = cell->font();
        font.setBold(property.differs);
        cell->setFont(font);
        if (best)
            setTextTone(cell, Tone::Success);
        m_grid->addWidget(cell, row, i + 1, Qt::AlignTop);
        widgets.append(cell);
    }
    if (!property.differs)
        m_same.append(widgets);
}

void CompareDialog::addTakeButtons(const QList<Offer> &offers)
{
    const int row = m_grid->rowCount();
    for (int i = 0; i < offers.size(); ++i) {
        auto *take = new QPushButton(tr("Take &%1").arg(i + 1));
        take->setObjectName(QStringLiteral("compare.take%1").arg(i + 1));
        take->setAccessibleName(tr("Take offer %1").arg(offers.at(i).id));
        take->setAutoDefault(false);
        connect(take, &QPushButton::clicked, this, [this, offer = offers.at(i)] {
            accept();
            Q_EMIT taken(offer);
        });
        m_grid->addWidget(take, row, i + 1);
    }
}

void CompareDialog::showOnlyDifferences(bool only)
{
    for (const QList<QWidget *> &row : m_same) {
        for (QWidget *widget : row)
            widget->setVisible(!only);
    }
}

}
