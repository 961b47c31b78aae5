// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/scripteditor.h"

#include "catalog/validator.h"
#include "interop/scriptpack.h"
#include "interop/textfile.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/scriptfindbar.h"
#include "ui/widgets/scriptnotice.h"
#include "ui/widgets/scriptplaceholder.h"
#include "ui/widgets/scriptview.h"
#include "ui/widgets/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace berth {
namespace {

constexpr int shownLines = 11;
constexpr int packDelay = 150; // ms; packing a long text at every key would be felt

// As the server counts, and the validator.
qsizetype characters(const QString &text)
{
    return text.size() - std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
}

}

ScriptEditor::ScriptEditor(QWidget *parent)
    : FieldEditor(parent)
    , m_chooseFile([this] {
        return QFileDialog::getOpenFileName(
            this, tr("Open a script"), {}, tr("Scripts (*.sh *.bash);;All files (*)"));
    })
    , m_packTimer(new QTimer(this))
{
    m_packTimer->setSingleShot(true);
    m_packTimer->setInterval(packDelay);
    connect(m_packTimer, &QTimer::timeout, this, &ScriptEditor::offerPacking);
    build();
    updateState();
}

void ScriptEditor::build()
{
    setObjectName(editorName(FieldId::Onstart));
    m_placeholder = new ScriptPlaceholder(this);
    m_placeholder->setObjectName(field(FieldId::Onstart).name());
    m_placeholder->setFixedHeight(shownLines * fontMetrics().lineSpacing() + 2 * spacing);
    connect(m_placeholder, &ScriptPlaceholder::wanted, this, &ScriptEditor::giveFocus);
    connect(m_placeholder, &ScriptPlaceholder::fileDropped, this, &ScriptEditor::readFile);
    connect(m_placeholder, &ScriptPlaceholder::textDropped, this, [this](QString text) {
        toUnixLines(text);
        setScript(text, {});
    });

    const auto button = [this](const char *name, const QString &text, const QString &tip) {
        auto *made = new QToolButton(this);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setAccessibleName(text);
        made->setToolTip(tip);
        made->setFocusPolicy(Qt::TabFocus);
        return made;
    };
    QToolButton *open
        = button("onstart.open", tr("Open file…"), tr("Replace the script with a file, of at most 1 MiB"));
    m_find = button("onstart.findButton", tr("Find"),
        tr("Find in the script (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_find->setIcon(glyphIcon(Glyph::Search));
    m_find->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(open, &QToolButton::clicked, this, &ScriptEditor::openFile);
    connect(m_find, &QToolButton::clicked, this, &ScriptEditor::find);

    m_counter = new QLabel(this);
    m_counter->setObjectName(QStringLiteral("onstart.counter"));
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("onstart.message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_notice = new ScriptNotice(this);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(spacing / 2);
    tools->addWidget(open);
    tools->addWidget(m_find);
    tools->addStretch();
    tools->addWidget(m_counter);
    m_body = new QVBoxLayout(this);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(spacing / 2);
    m_body->addLayout(tools);
    m_body->addWidget(m_placeholder);
    m_body->addWidget(m_notice);
    m_body->addWidget(m_message);
    m_message->hide();

    // Tab follows the eye, see chainTabs() of the form too.
    setTabOrder(open, m_find);
    setTabOrder(m_find, m_placeholder);
    m_placeholder->raise();
    m_notice->raise();
}

void ScriptEditor::makeView()
{
    if (m_view)
        return;
    const QString name = m_placeholder->objectName();
    m_placeholder->setObjectName(name + QLatin1String(".placeholder"));
    m_view = new ScriptView(name, this);
    m_view->setFixedHeight(m_placeholder->height());
    m_findBar = new ScriptFindBar(m_view, this);
    const int at = m_body->indexOf(m_placeholder);
    m_body->insertWidget(at, m_findBar);
    m_body->insertWidget(at + 1, m_view);
    // It takes the placeholder's turn in the order of Tab.
    setTabOrder(m_findBar->chainTabs(m_placeholder), m_view->input());
    m_notice->raise();
    m_view->showText(m_text);
    m_view->setPacked(isPacked(m_text));
    m_view->show();
    if (m_placeholder->hasFocus())
        m_view->setFocus();
    m_placeholder->hide();
    connect(m_view, &ScriptView::textEdited, this, &ScriptEditor::textEdited);
    connect(m_view, &ScriptView::findWanted, this, &ScriptEditor::find);
    connect(m_view, &ScriptView::findNextWanted, m_findBar, &ScriptFindBar::findNext);
    connect(m_view, &ScriptView::escaped, this, &ScriptEditor::escape);
    connect(m_view, &ScriptView::fileDropped, this, &ScriptEditor::readFile);
}

void ScriptEditor::giveFocus()
{
    makeView();
    m_view->setFocus();
}

// No focus proxy: Qt would then take the editor for one stop of Tab, and pass by the buttons.
void ScriptEditor::focusInEvent(QFocusEvent *)
{
    giveFocus();
}

void ScriptEditor::showEvent(QShowEvent *event)
{
    FieldEditor::showEvent(event);
    if (!m_text.isEmpty())
        makeView();
}

void ScriptEditor::load(const RequestFields &fields)
{
    const QString text = fields.text(FieldId::Onstart);
    m_others = startupLength(fields) - characters(text);
    // What was told comes back as an echo, and must not overwrite what was typed since.
    if (text != m_told) {
        m_told = text;
        m_text = text;
        m_telling = false;
        m_offering = false;
        if (!m_view && !text.isEmpty() && isVisible())
            makeView();
        if (m_view)
            m_view->showText(text);
        say({});
    }
    updateState();
}

void ScriptEditor::focusOn(FieldId, int)
{
    giveFocus();
}

void ScriptEditor::textEdited()
{
    m_text = m_view->text();
    say({});
    updateState();
    if (m_telling)
        return;
    m_telling = true;
    QMetaObject::invokeMethod(this, &ScriptEditor::tell, Qt::QueuedConnection);
}

void ScriptEditor::tell()
{
    if (!m_telling)
        return;
    m_telling = false;
    if (m_text == m_told)
        return;
    m_told = m_text;
    Q_EMIT edited(FieldId::Onstart, m_text.isEmpty() ? FieldValue() : FieldValue(m_text));
}

void ScriptEditor::setScript(const QString &text, const QString &message)
{
    makeView();
    m_view->replaceText(text);
    m_view->setFocus();
    say(message);
}

void ScriptEditor::openFile()
{
    const QString path = m_chooseFile ? m_chooseFile() : QString();
    if (!path.isEmpty())
        readFile(path);
}

void ScriptEditor::readFile(const QString &path)
{
    const Expected<TextFile, QString> file = readTextFile(path);
    if (!file)
        return say(file.error());
    const QString replaced = m_text.isEmpty()
        ? tr("%1 was read.").arg(file->name)
        : tr("%1 was read; Undo brings the former script back.").arg(file->name);
    setScript(file->text,
        file->converted ? replaced + u' ' + tr("Its Windows line ends (CR LF) became LF, as bash needs them.")
                        : replaced);
}

void ScriptEditor::find()
{
    makeView();
    m_findBar->open();
}

void ScriptEditor::escape()
{
    if (m_findBar->isVisible())
        m_findBar->close();
    else
        m_view->leave();
}

void ScriptEditor::updateState()
{
    const qsizetype length = characters(m_text);
    const qsizetype total = length + m_others;
    const qsizetype bytes = m_text.toUtf8().size();
    const QLocale &numbers = locale();
    QString text = tr("%1 of %2 characters").arg(numbers.toString(total), numbers.toString(startupMaxLength));
    QStringList more;
    if (m_others > 0)
        more << tr("%1 by the arguments").arg(numbers.toString(m_others));
    if (bytes != length)
        more << tr("the script has %1 bytes").arg(numbers.toString(bytes));
    if (!more.isEmpty())
        text = tr("%1 (%2)").arg(text, more.join(tr(", ")));
    m_counter->setText(text);
    setTextTone(m_counter, total > startupMaxLength ? Tone::Error : Tone::Quiet);
    m_find->setEnabled(!m_text.isEmpty());
    updateNotice();
}

void ScriptEditor::updateNotice()
{
    const bool packed = isPacked(m_text);
    if (m_view)
        m_view->setPacked(packed);
    m_offering = m_offering && !packed && characters(m_text) + m_others > startupMaxLength;
    if (packed) {
        const Expected<QString, QString> script = unpackScript(m_text);
        m_packTimer->stop();
        const QLocale &numbers = locale();
        if (script)
            m_notice->showNotice(Glyph::Success, Tone::SetMark,
                tr("Packed: these %1 characters unpack themselves and run a script of %2. Unpack it to read "
                   "or change it.")
                    .arg(numbers.toString(characters(m_text)), numbers.toString(characters(*script))),
                tr("&Unpack"), [this] { unpack(); });
        else
            m_notice->showNotice(Glyph::Error, Tone::Error,
                script.error() + u' ' + tr("Set the script back to left alone and write it anew."));
        return;
    }
    if (characters(m_text) + m_others <= startupMaxLength || m_text.isEmpty()) {
        m_packTimer->stop();
        m_notice->hide();
    } else if (!m_offering) {
        m_offering = true;
        offerPacking();
    } else {
        m_packTimer->start();
    }
}

void ScriptEditor::offerPacking()
{
    const QLocale &numbers = locale();
    const qsizetype length = characters(m_text);
    const qsizetype packed = packScript(m_text).size();
    const QString over = tr("The script is %1 characters too long.")
                             .arg(numbers.toString(length + m_others - startupMaxLength));
    if (packed + m_others <= startupMaxLength)
        m_notice->showNotice(Glyph::Warning, Tone::Warning,
            over + u' '
                + tr("Packed (gzip + base64) it takes %1 instead of %2 and unpacks itself.")
                      .arg(numbers.toString(packed), numbers.toString(length)),
            tr("&Pack"), [this] { pack(); });
    else
        m_notice->showNotice(Glyph::Error, Tone::Error,
            over + u' '
                + tr("Even packed it would take %1, and %2 are left. Shorten it, or have it download the "
                     "rest.")
                      .arg(numbers.toString(packed),
                          numbers.toString(std::max<qsizetype>(0, startupMaxLength - m_others))));
}

void ScriptEditor::pack()
{
    setScript(QString::fromUtf8(packScript(m_text)), {});
}

void ScriptEditor::unpack()
{
    if (const Expected<QString, QString> script = unpackScript(m_text))
        setScript(*script, {});
}

void ScriptEditor::say(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

}
