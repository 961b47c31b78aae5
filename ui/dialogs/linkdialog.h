// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/berthlink.h"
#include "interop/importplan.h"
#include "store/presetlibrary.h"

#include <QDialog>

#include <optional>

namespace berth {

class LaunchDraft;

// Somebody else's link asks to fill the form: what it names, and what would change, before anything does. It
// never rents.
class LinkDialog : public QDialog
{
    Q_OBJECT

public:
    // Presets are looked for in the library, which should be loaded.
    LinkDialog(const QString &link, const LaunchDraft &draft, const PresetLibrary &presets, QWidget *parent);

    // The file of the preset that the link names; empty: it names none.
    [[nodiscard]] const QString &presetFile() const { return m_presetFile; }
    // What the link says beside the preset.
    [[nodiscard]] const BerthLink &named() const { return m_named; }
    [[nodiscard]] const ImportPlan &plan() const { return m_plan; }

private:
    // Why it can't be opened.
    [[nodiscard]] QString readLink(
        const QString &link, const LaunchDraft &draft, const PresetLibrary &presets);
    void build(const QString &link, const QString &problem);

    BerthLink m_named;
    QString m_presetFile;
    ImportPlan m_plan;
};

// Puts the template of a link into fields; what is there beside it stays.
void setLinkTemplate(RequestFields &fields, const TemplateLink &named);

}
