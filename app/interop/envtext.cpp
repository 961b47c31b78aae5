// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/envtext.h"

#include "catalog/envrow.h"

namespace berth {
namespace {

constexpr qsizetype shownLength = 80;

}

QString shownEnvText(QStringView text)
{
    text = text.trimmed();
    const qsizetype equals = text.indexOf(u'=');
    QString shown = equals > 0 && equals + 1 < text.size() && looksSecret(text.first(equals))
        ? text.first(equals + 1).toString() + maskedText()
        : text.toString();
    for (QChar &c : shown) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c.isNull())
            c = u' ';
    }
    if (shown.size() > shownLength)
        shown = shown.left(shownLength - 1) + u'…';
    return shown;
}

}
