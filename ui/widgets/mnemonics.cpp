// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mnemonics.h"

namespace berth {

Mnemonics::Mnemonics(const QString &reserved)
{
    for (const QChar c : reserved)
        m_used.insert(c.toUpper());
}

QString Mnemonics::assign(const QString &label)
{
    qsizetype at = -1;
    for (const bool wordStart : {true, false}) {
        for (qsizetype i = 0; i < label.size() && at < 0; ++i) {
            const bool starts = i == 0 || label.at(i - 1).isSpace();
            if (label.at(i).isLetter() && (starts || !wordStart) && !m_used.contains(label.at(i).toUpper()))
                at = i;
        }
    }
    QString result;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (i == at) {
            m_used.insert(label.at(i).toUpper());
            result += u'&';
        }
        if (label.at(i) == u'&')
            result += u'&';
        result += label.at(i);
    }
    return result;
}

}
