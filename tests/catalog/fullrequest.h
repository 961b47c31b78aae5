// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/requestfields.h"

namespace berth::test {

// Every field set once. Not a request that makes sense: args and args_str exclude each other, for instance.
inline RequestFields fullRequest()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("vastai/pytorch:@vastai-automatic-tag"));
    fields.set(FieldId::TemplateId, qint64{9007199254740991});
    fields.set(FieldId::TemplateHash, QStringLiteral("661d064bbda1f2a133816b6d55da07c3"));
    fields.set(FieldId::ImageLogin,
        ImageLogin{QStringLiteral("bob"), Secret(QStringLiteral("tok3n")), QStringLiteral("docker.io")});
    fields.set(FieldId::Runtype, QStringLiteral("jupyter_direct"));
    fields.set(FieldId::UseJupyterLab, false);
    fields.set(FieldId::JupyterDir, QStringLiteral("/workspace"));
    fields.set(FieldId::RentalType, QStringLiteral("interruptible"));
    fields.set(FieldId::Price, Money::fromMicro(123'456));
    fields.set(FieldId::Disk, 64.5);
    fields.set(FieldId::TargetState, QStringLiteral("stopped"));
    fields.set(FieldId::CancelUnavail, true);
    fields.set(FieldId::Vm, false);
    fields.set(FieldId::Label, QStringLiteral("Träin 😀"));
    fields.set(FieldId::Env,
        EnvRows{envVariable(QStringLiteral("TZ"), QStringLiteral("UTC")),
            envVariable(QStringLiteral("HF_TOKEN"), QStringLiteral("hf_s3cret"), true),
            envPort(QStringLiteral("8080:8080")), envFlag(QStringLiteral("-h"), QStringLiteral("web"))});
    fields.set(FieldId::Onstart, QStringLiteral("echo \"hi\"\nsleep 1\n"));
    fields.set(FieldId::Args, QStringList{QStringLiteral("-c"), QStringLiteral("echo 'a b'"), QString()});
    fields.set(FieldId::ArgsStr, QStringLiteral("bash -c x"));
    fields.set(FieldId::VolumeCreateNew, true);
    fields.set(FieldId::VolumeId, qint64{28});
    fields.set(FieldId::VolumeSize, qint64{40});
    fields.set(FieldId::VolumeMountPath, QStringLiteral("/root/volume"));
    fields.set(FieldId::VolumeName, QStringLiteral("data"));
    fields.set(FieldId::User, QStringLiteral("root"));
    fields.set(FieldId::Force, true);
    fields.set(FieldId::PythonUtf8, true);
    fields.set(FieldId::LangUtf8, false);
    return fields;
}

}
