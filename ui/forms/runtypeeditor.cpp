// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/runtypeeditor.h"

#include "ui/widgets/focusforward.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>

namespace berth {
namespace {

constexpr QLatin1String proxyWord("proxy");
constexpr QLatin1String directWord("direct");

// The short words "ssh", "jupyter" and "args" stand for the modes in the first box.
QString modeWord(AccessMode mode)
{
    return runtypeText({mode, Connection::Unspecified});
}

}

RuntypeEditor::RuntypeEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_mode(new ChoiceBox(this))
    , m_connection(new ChoiceBox(this))
{
    m_mode->setObjectName(field(FieldId::Runtype).name());
    m_mode->setItemData(0, field(FieldId::Runtype).unsetMeaning(), Qt::ToolTipRole);
    m_mode->addChoice(tr("SSH: a shell (port 22)"), modeWord(AccessMode::Ssh),
        tr("A shell over SSH. It replaces the image's entrypoint. (runtype: ssh)"));
    m_mode->addChoice(tr("Jupyter (port 8080) and SSH"), modeWord(AccessMode::Jupyter),
        tr("A notebook in the browser, and a shell over SSH. They replace the image's entrypoint. (runtype: "
           "jupyter)"));
    m_mode->addChoice(tr("The image's own entrypoint"), modeWord(AccessMode::Args),
        tr("Neither SSH nor Jupyter: the container starts as the image means it to. (runtype: args)"));
    m_connection->setObjectName(QStringLiteral("runtype.connection"));
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->setItemText(0, tr("Connection left alone: through the proxy"));
    m_connection->addChoice(
        tr("Through Vast.ai's proxy"), proxyWord, tr("Works on every machine; slower for large copies."));
    m_connection->addChoice(
        tr("Direct to the machine"), directWord, tr("Faster; it needs an open port on the machine."));
    new FocusForward(this, m_mode);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_mode);
    layout->addWidget(m_connection);
    connect(m_mode, &ChoiceBox::activated, this, &RuntypeEditor::tell);
    connect(m_connection, &ChoiceBox::activated, this, &RuntypeEditor::tell);
    m_connection->hide();
}

void RuntypeEditor::load(const RequestFields &fields)
{
    const QString text = fields.text(FieldId::Runtype);
    const std::optional<Runtype> runtype = parseRuntype(text);
    const bool understood = runtype || text.isEmpty();
    const Runtype shown = runtype.value_or(Runtype{});
    m_mode->showValue(understood ? modeWord(shown.mode) : text);
    m_connection->showValue(shown.connection == Connection::Direct ? QString(directWord)
            : shown.connection == Connection::Proxy                ? QString(proxyWord)
                                                                   : QString());
    m_connection->setVisible(shown.mode == AccessMode::Ssh || shown.mode == AccessMode::Jupyter);
    describe(text);
}

QString RuntypeEditor::hint(const RequestFields &fields) const
{
    const std::optional<Runtype> runtype = parseRuntype(fields.text(FieldId::Runtype));
    if (!runtype)
        return {};
    if (runtype->mode == AccessMode::Args)
        return tr(
            "Neither SSH nor Jupyter: the container starts as the image means it to, with your arguments.");
    if (runtype->connection == Connection::Direct)
        return tr("The image's entrypoint is replaced. Straight to the machine; it needs open ports there.");
    return tr(
        "The image's entrypoint is replaced. The proxy works on every machine; slower for large copies.");
}

void RuntypeEditor::tell()
{
    const QString word = m_mode->value();
    std::optional<Runtype> runtype = parseRuntype(word);
    QString text = word;
    if (runtype) {
        const QString connection = m_connection->value();
        if (runtype->mode != AccessMode::Args && !connection.isEmpty())
            runtype->connection = connection == directWord ? Connection::Direct : Connection::Proxy;
        text = runtypeText(*runtype);
    }
    describe(text);
    Q_EMIT edited(FieldId::Runtype, text.isEmpty() ? FieldValue() : FieldValue(text));
}

void RuntypeEditor::describe(const QString &text)
{
    const QString tip = text.isEmpty() ? QString() : tr("runtype: %1").arg(text);
    m_mode->setToolTip(tip);
    m_connection->setToolTip(tip);
}

}
