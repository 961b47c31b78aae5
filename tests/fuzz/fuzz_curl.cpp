// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/requests.h"
#include "interop/curlcommand.h"

using namespace berth;

namespace {

void checkComesBack(const ImportResult &result)
{
    const QString written = curlCommand(
        result.fields, 7, QUrl(QStringLiteral("https://console.vast.ai")), SecretPolicy::Reveal);
    const ImportResult again = readCurlCommand(written);
    fuzz::check(
        again.problems.isEmpty() && again.offerId == 7, "the written command has no problems", written);
    fuzz::check(
        fuzz::meaning(again.fields) == fuzz::meaning(result.fields), "the command comes back", written);
    (void)curlCommand(result.fields, 0, QUrl(), SecretPolicy::Mask);
}

void curl(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    for (const QString &command : {text, QLatin1String("curl -X PUT https://x/asks/7/ ") + text}) {
        const ImportResult result = readCurlCommand(command);
        fuzz::checkImport(result, command);
        checkComesBack(result);
    }
    const ImportResult json = readRequestJson(text);
    fuzz::checkImport(json, text);
    checkComesBack(json);
}

}

BERTH_FUZZ_TARGET(curl, curl)
