// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/randomrequest.h"

namespace berth::test {
namespace {

EnvRows randomEnv(QRandomGenerator &random)
{
    // By name: on the wire a name can come once only.
    EnvRows rows;
    for (int i = random.bounded(5); i > 0; --i)
        rows << envVariable(QStringLiteral("V%1").arg(i), awkwardText(random), false);
    for (int i = random.bounded(3); i > 0; --i)
        rows << envPort(QStringLiteral("%1:%1%2").arg(8000 + i).arg(
            random.bounded(2) ? QStringLiteral("/udp") : QString()));
    if (random.bounded(3) == 0)
        rows << envFlag(QStringLiteral("-h"), QStringLiteral("web"));
    return rows;
}

FieldValue randomValue(const Field &field, QRandomGenerator &random)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Script:
        return awkwardText(random);
    case FieldKind::Choice:
        return QString::fromLatin1(field.choices[size_t(random.bounded(int(field.choices.size())))].value);
    case FieldKind::Integer:
        return qint64(random.generate64() >> (12 + random.bounded(50))) + 1;
    case FieldKind::Decimal:
        return random.bounded(2) ? random.bounded(1000.0) : double(random.bounded(1000));
    case FieldKind::Amount:
        return Money::fromMicro(random.bounded(128'000'000));
    case FieldKind::Flag:
        return random.bounded(2) == 1;
    case FieldKind::List: {
        QStringList list;
        for (int i = random.bounded(4); i >= 0; --i)
            list << awkwardText(random);
        return list;
    }
    case FieldKind::KeyValues:
        return randomEnv(random);
    case FieldKind::Login:
        return ImageLogin{QStringLiteral("u") + awkwardText(random),
            Secret(QStringLiteral("t") + awkwardText(random)),
            random.bounded(2) ? QStringLiteral("docker.io") : QString()};
    }
    return {};
}

}

QString awkwardText(QRandomGenerator &random)
{
    static const QStringList pieces{QStringLiteral("a"), QStringLiteral("Z9"), QStringLiteral("'"),
        QStringLiteral("\""), QStringLiteral("\\"), QStringLiteral(" "), QStringLiteral("\n"),
        QStringLiteral("\t"), QStringLiteral("\r\n"), QStringLiteral("$HOME"), QStringLiteral("`id`"),
        QStringLiteral("$(x y)"), QStringLiteral("="), QStringLiteral("-"), QStringLiteral("--"),
        QStringLiteral("#"), QStringLiteral("é"), QStringLiteral("😀"), QStringLiteral("*?"),
        QStringLiteral("~"), QStringLiteral("!"), QStringLiteral(";|&<>()"), QStringLiteral("{\"a\": 1}"),
        QStringLiteral("\u2028"), QStringLiteral("\x01"), QStringLiteral("\u00a0"), QStringLiteral("@"),
        QStringLiteral("%s"), QStringLiteral("\\n"), QStringLiteral("^"), QStringLiteral("𝕏"),
        QStringLiteral("e\u0301"), QStringLiteral("\u200d"), QStringLiteral("\u202e"),
        QStringLiteral("${A:-b}")};
    static const QStringList whole{QString(), QStringLiteral("start"), QStringLiteral("-"),
        QStringLiteral("--"), QStringLiteral("--image"), QStringLiteral("-h x"), QStringLiteral("-5"),
        QStringLiteral("@file"), QStringLiteral("long ").repeated(1000)};
    if (random.bounded(6) == 0)
        return whole[random.bounded(whole.size())];
    QString text;
    for (int length = 1 + random.bounded(8); length > 0; --length)
        text += pieces[random.bounded(pieces.size())];
    return text;
}

RequestFields randomRequest(QRandomGenerator &random)
{
    RequestFields fields;
    for (const Field &field : catalogue()) {
        if (random.bounded(2) == 0)
            fields.set(field.id, randomValue(field, random));
    }
    return fields;
}

}
