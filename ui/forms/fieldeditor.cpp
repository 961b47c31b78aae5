// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/fieldeditor.h"

namespace berth {

void FieldEditor::focusOn(FieldId id, int)
{
    QWidget *part = findChild<QWidget *>(field(id).name());
    if (!part || part->focusPolicy() == Qt::NoFocus || !part->isEnabled())
        part = this;
    if (part == this && focusPolicy() == Qt::NoFocus && !focusProxy()) {
        for (QWidget *child : findChildren<QWidget *>()) {
            if ((child->focusPolicy() & Qt::TabFocus) && child->isEnabled() && !child->isHidden()) {
                part = child;
                break;
            }
        }
    }
    part->setFocus(Qt::OtherFocusReason);
}

QString editorName(FieldId id)
{
    return field(id).name() + QLatin1String(".editor");
}

}
