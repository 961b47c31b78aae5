// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace berth {

// Hands out Alt+letter keys for labels that come without one, each letter once.
class Mnemonics
{
public:
    // Letters that others use already, such as those of the menus.
    explicit Mnemonics(const QString &reserved = {});

    // The label with an & before the first letter that is free (those that start a word first); as it was,
    // where none is. An & in the text itself is kept.
    [[nodiscard]] QString assign(const QString &label);

private:
    QSet<QChar> m_used;
};

}
