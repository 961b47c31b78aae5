// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/issue.h"
#include "catalog/requestfields.h"

#include <QWidget>

namespace berth {

// The widget for one field, or for a few that belong together (template, args). It knows no draft: it is
// loaded with values and tells what a person changed.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QList<FieldId> fields() const = 0;
    // Shows these values; emits nothing. Called again whenever one of fields() may have changed elsewhere.
    virtual void load(const RequestFields &fields) = 0;
    // Others' fields that matter to what is shown, such as those that share a limit: load() follows their changes too.
    [[nodiscard]] virtual QList<FieldId> alsoShows() const { return {}; }
    // Problems of its own parts, such as rows of a table; the line below the editor is shown by its frame.
    virtual void showIssues(const Issues &issues) { Q_UNUSED(issues) }
    // What the value shown means, for the quiet line below. Empty: the catalogue's words are used.
    [[nodiscard]] virtual QString hint(const RequestFields &fields) const
    {
        Q_UNUSED(fields)
        return {};
    }
    // Puts the focus on the part that edits this field (the child named by its key, else the editor itself),
    // and on this row of it, from 0, where the field has rows.
    virtual void focusOn(FieldId id, int row = -1);

Q_SIGNALS:
    // Only by a person's doing. std::monostate means left alone.
    void edited(berth::FieldId id, const berth::FieldValue &value);
};

// The name of a field's widget is its key; the editor around it is named so that it isn't found in its stead.
[[nodiscard]] QString editorName(FieldId id);

}
