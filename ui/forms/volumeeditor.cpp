// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/volumeeditor.h"

#include "ui/widgets/choicebox.h"
#include "ui/widgets/focusforward.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace berth {
namespace {

constexpr QLatin1String linkWord("link");
constexpr QLatin1String createWord("create");

}

VolumeEditor::VolumeEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_choice(new ChoiceBox(this))
{
    m_choice->setObjectName(field(FieldId::VolumeCreateNew).name());
    m_choice->setItemText(0, tr("None"));
    m_choice->setItemData(0, field(FieldId::VolumeCreateNew).unsetMeaning(), Qt::ToolTipRole);
    m_choice->addChoice(tr("Link one that exists"), linkWord, tr("volume_info.create_new: false"));
    m_choice->addChoice(tr("Create a new one"), createWord, tr("volume_info.create_new: true"));
    new FocusForward(this, m_choice);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *pick = new QPushButton(tr("Choose…"), this);
    pick->setObjectName(QStringLiteral("volume.choose"));
    pick->setAccessibleName(tr("Choose a volume"));
    pick->setToolTip(tr("Pick one of your volumes, or space for a new one, on the offer's machine"));
    pick->setAutoDefault(false);
    connect(pick, &QPushButton::clicked, this, &VolumeEditor::chooseWanted);
    layout->addWidget(m_choice);
    layout->addWidget(pick);
    layout->addStretch();
    connect(m_choice, &ChoiceBox::activated, this, [this] {
        const QString word = m_choice->value();
        // A volume's number and a volume offer's are different things.
        Q_EMIT edited(FieldId::VolumeId, FieldValue());
        if (word != createWord) {
            Q_EMIT edited(FieldId::VolumeSize, FieldValue());
            Q_EMIT edited(FieldId::VolumeName, FieldValue());
        }
        if (word.isEmpty())
            Q_EMIT edited(FieldId::VolumeMountPath, FieldValue());
        Q_EMIT edited(
            FieldId::VolumeCreateNew, word.isEmpty() ? FieldValue() : FieldValue(word == createWord));
    });
}

QList<FieldId> VolumeEditor::fields() const
{
    return {FieldId::VolumeCreateNew, FieldId::VolumeId, FieldId::VolumeSize, FieldId::VolumeMountPath,
        FieldId::VolumeName};
}

void VolumeEditor::load(const RequestFields &fields)
{
    const bool *create = fields.get<bool>(FieldId::VolumeCreateNew);
    m_choice->showValue(!create ? QString() : *create ? QString(createWord) : QString(linkWord));
}

QString VolumeEditor::hint(const RequestFields &fields) const
{
    const bool *create = fields.get<bool>(FieldId::VolumeCreateNew);
    if (!create)
        return {};
    return *create
        ? tr("A new volume on the same machine, from a volume offer. It is billed until you delete it.")
        : tr("A volume of yours on the same machine. It stays when the instance is destroyed.");
}

}
