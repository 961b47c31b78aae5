// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/requests.h"

namespace berth::bench {

EnvRows envRows(int count)
{
    EnvRows rows;
    rows.reserve(count);
    for (int i = 0; i < count; ++i) {
        if (i % 20 == 7)
            rows << envPort(QStringLiteral("%1:%1/tcp").arg(8000 + i));
        else
            rows << envVariable(
                QStringLiteral("SETTING_%1").arg(i), QStringLiteral("value %1").arg(i), i % 10 == 3);
    }
    return rows;
}

RequestFields longRequest()
{
    RequestFields fields;
    fields.set(FieldId::Image, QStringLiteral("ghcr.io/someone/trainer:2.4-cuda12"));
    fields.set(FieldId::ImageLogin,
        ImageLogin{QStringLiteral("someone"), Secret(QStringLiteral("token")), QStringLiteral("ghcr.io")});
    fields.set(FieldId::Runtype, QStringLiteral("jupyter_direct"));
    fields.set(FieldId::UseJupyterLab, true);
    fields.set(FieldId::JupyterDir, QStringLiteral("/workspace"));
    fields.set(FieldId::Disk, 16.0);
    fields.set(FieldId::TargetState, QStringLiteral("running"));
    fields.set(FieldId::CancelUnavail, true);
    fields.set(FieldId::Label, QStringLiteral("training, third run"));
    fields.set(FieldId::Env, envRows(20));
    QString script = QStringLiteral("#!/bin/bash\nset -eu\n");
    for (int i = 0; i < 40; ++i)
        script += QStringLiteral("echo \"step %1\" >> /workspace/log.txt && sleep 1\n").arg(i);
    fields.set(FieldId::Onstart, script);
    return fields;
}

RequestFields fullRequest()
{
    RequestFields fields = longRequest();
    fields.set(FieldId::TemplateHash, QStringLiteral("661d064bbda1f2a133816b6d55da07c3"));
    fields.set(FieldId::RentalType, QStringLiteral("interruptible"));
    fields.set(FieldId::Price, Money::fromMicro(123'456));
    fields.set(FieldId::Vm, false);
    fields.set(FieldId::VolumeCreateNew, true);
    fields.set(FieldId::VolumeId, qint64{28});
    fields.set(FieldId::VolumeSize, qint64{40});
    fields.set(FieldId::VolumeMountPath, QStringLiteral("/data"));
    fields.set(FieldId::VolumeName, QStringLiteral("data"));
    fields.set(FieldId::User, QStringLiteral("root"));
    fields.set(FieldId::Force, false);
    fields.set(FieldId::PythonUtf8, true);
    fields.set(FieldId::LangUtf8, true);
    return fields;
}

}
