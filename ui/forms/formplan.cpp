// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/formplan.h"

#include "ui/forms/argseditor.h"
#include "ui/forms/choiceeditor.h"
#include "ui/forms/enveditor.h"
#include "ui/forms/imageeditor.h"
#include "ui/forms/logineditor.h"
#include "ui/forms/numbereditor.h"
#include "ui/forms/rentaleditor.h"
#include "ui/forms/runtypeeditor.h"
#include "ui/forms/scripteditor.h"
#include "ui/forms/templateeditor.h"
#include "ui/forms/texteditor.h"
#include "ui/forms/volumeeditor.h"

#include <QCoreApplication>

namespace berth {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FormPlan", text);
}

template <typename Editor> auto make()
{
    return [](const FormContext &, QWidget *parent) -> FieldEditor * { return new Editor(parent); };
}

RowPlan choice(FieldId id)
{
    return {
        {id}, {}, false, [id](const FormContext &, QWidget *parent) { return new ChoiceEditor(id, parent); }};
}

RowPlan text(FieldId id, TextEditor::Counter counter = TextEditor::Counter::None)
{
    return {{id}, {}, false,
        [=](const FormContext &, QWidget *parent) { return new TextEditor(id, counter, parent); }};
}

RowPlan number(FieldId id, double step)
{
    return {{id}, {}, false,
        [=](const FormContext &, QWidget *parent) { return new NumberEditor(id, step, parent); }};
}

}

QList<RowPlan> formPlan(FieldGroup group)
{
    switch (group) {
    case FieldGroup::Image:
        return {
            {{FieldId::Image}, {}, false,
                [](const FormContext &context, QWidget *parent) {
                    return new ImageEditor(context.recentImages, parent);
                }},
            {{FieldId::TemplateId, FieldId::TemplateHash}, tr("Template"), false, make<TemplateEditor>()},
            {{FieldId::ImageLogin}, {}, false, make<LoginEditor>()},
        };
    case FieldGroup::Access:
        return {
            {{FieldId::Runtype}, {}, false, make<RuntypeEditor>()},
            choice(FieldId::UseJupyterLab),
            text(FieldId::JupyterDir),
        };
    case FieldGroup::Machine:
        return {
            {{FieldId::RentalType, FieldId::Price}, {}, false, make<RentalEditor>()},
            number(FieldId::Disk, 1),
            choice(FieldId::TargetState),
            choice(FieldId::CancelUnavail),
            choice(FieldId::Vm),
            text(FieldId::Label, TextEditor::Counter::Shown),
        };
    case FieldGroup::Environment:
        return {{{FieldId::Env}, {}, true, make<EnvEditor>()}};
    case FieldGroup::Startup:
        return {
            {{FieldId::Onstart}, {}, true, make<ScriptEditor>()},
            {{FieldId::Args, FieldId::ArgsStr}, {}, false, make<ArgsEditor>()},
        };
    case FieldGroup::Volume:
        return {
            {{FieldId::VolumeCreateNew}, {}, false, make<VolumeEditor>()},
            number(FieldId::VolumeId, 0),
            number(FieldId::VolumeSize, 1),
            text(FieldId::VolumeMountPath),
            text(FieldId::VolumeName),
        };
    case FieldGroup::Advanced:
        return {
            text(FieldId::User),
            choice(FieldId::Force),
            choice(FieldId::PythonUtf8),
            choice(FieldId::LangUtf8),
        };
    }
    Q_UNREACHABLE();
}

}
