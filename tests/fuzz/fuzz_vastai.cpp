// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/requests.h"
#include "interop/clientenv.h"
#include "interop/importtext.h"
#include "interop/vastaicommand.h"
#include "interop/vastaiexport.h"

using namespace berth;

namespace {

// What the official client can't be made to send, though it was read.
bool isExpressible(const RequestFields &fields)
{
    const EnvRows *rows = fields.get<EnvRows>(FieldId::Env);
    const qint64 *volume = fields.get<qint64>(FieldId::VolumeId);
    return (!rows || clientEnvText(*rows).left.isEmpty()) && (!volume || *volume > 0);
}

void vastai(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (const QString &command : {text, QLatin1String("vastai create instance 7 ") + text}) {
        const ImportResult result = readVastaiCommand(command);
        fuzz::checkImport(result, command);
        fuzz::checkImport(readAnything(command), command);
        const QString written = vastaiCommand(result.fields, 7, SecretPolicy::Reveal).text;
        const ImportResult again = readVastaiCommand(written);
        fuzz::check(again.offerId == 7, "the offer comes back", written);
        if (isExpressible(result.fields))
            fuzz::check(fuzz::meaning(again.fields) == fuzz::meaning(result.fields), "the command comes back",
                written + u'\n'
                    + QString::fromUtf8(fuzz::meaning(result.fields) + '\n' + fuzz::meaning(again.fields)));
        (void)vastaiCommand(result.fields, 0, SecretPolicy::Mask);
    }
}

}

BERTH_FUZZ_TARGET(vastai, vastai)
