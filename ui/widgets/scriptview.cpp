// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scriptview.h"

#include "interop/textfile.h"
#include "ui/widgets/focusforward.h"
#include "ui/widgets/theme.h"

// QScintilla's headers use the keywords that this project does without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerbash.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots

#include <QDropEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace berth {

// Lets the focus out, and tells of files.
class ScriptArea : public QsciScintilla
{
public:
    using QsciScintilla::QsciScintilla;

    void moveFocus(bool next) { QAbstractScrollArea::focusNextPrevChild(next); }
    std::function<void(const QString &)> dropped;

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override
    {
        return source->hasUrls() || QsciScintilla::canInsertFromMimeData(source);
    }
    void dropEvent(QDropEvent *event) override
    {
        if (!event->mimeData()->hasUrls())
            return QsciScintilla::dropEvent(event);
        event->setDropAction(Qt::CopyAction);
        event->accept();
        const QList<QUrl> urls = event->mimeData()->urls();
        if (urls.first().isLocalFile() && dropped)
            dropped(urls.first().toLocalFile());
    }
};

namespace {

constexpr unsigned numbers = 0; // the margins
constexpr unsigned symbols = 1;

void colorLexer(QsciLexerBash &lexer, const QPalette &palette)
{
    const QColor text = palette.color(QPalette::Text);
    const QColor strings = toneColor(Tone::Success, palette);
    const QColor names = isDark(palette) ? QColor(0xc9, 0xa8, 0xff) : QColor(0x6a, 0x3f, 0xb5);
    const auto color = [&lexer](const QColor &c, std::initializer_list<int> styles) {
        for (const int style : styles)
            lexer.setColor(c, style);
    };
    lexer.setDefaultColor(text);
    lexer.setDefaultPaper(palette.color(QPalette::Base));
    lexer.setPaper(palette.color(QPalette::Base));
    color(text, {QsciLexerBash::Default, QsciLexerBash::Operator, QsciLexerBash::Identifier});
    color(toneColor(Tone::Quiet, palette), {QsciLexerBash::Comment});
    color(toneColor(Tone::SetMark, palette), {QsciLexerBash::Keyword});
    color(toneColor(Tone::Warning, palette), {QsciLexerBash::Number, QsciLexerBash::Backticks});
    color(strings,
        {QsciLexerBash::DoubleQuotedString, QsciLexerBash::SingleQuotedString,
            QsciLexerBash::HereDocumentDelimiter, QsciLexerBash::SingleQuotedHereDocument});
    color(names, {QsciLexerBash::Scalar, QsciLexerBash::ParameterExpansion});
    color(toneColor(Tone::Error, palette), {QsciLexerBash::Error});
}

// Keys that mean something else here, or that nobody expects in a form.
void freeKeys(QsciCommandSet &commands)
{
    for (const int key : {int(Qt::Key_Insert), Qt::Key_Backspace | int(Qt::CTRL) | int(Qt::SHIFT),
             Qt::Key_L | int(Qt::CTRL), Qt::Key_T | int(Qt::CTRL), int(Qt::Key_Escape)}) {
        if (QsciCommand *command = commands.boundTo(key)) {
            if (command->key() == key)
                command->setKey(0);
            else
                command->setAlternateKey(0);
        }
    }
}

}

ScriptView::ScriptView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_area(new ScriptArea(this))
{
    const QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    auto *lexer = new QsciLexerBash(m_area);
    lexer->setDefaultFont(font);
    lexer->setFont(font);
    m_area->setLexer(lexer);
    m_area->setObjectName(name);
    m_area->setAccessibleName(tr("On-start script"));
    m_area->setToolTip(tr("Tab writes a tab. Esc or Ctrl+Tab leaves the script. Ctrl+F finds."));
    m_area->setUtf8(true);
    m_area->setEolMode(QsciScintilla::EolUnix);
    m_area->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_area->setIndentationsUseTabs(true);
    m_area->setTabWidth(4);
    m_area->setAutoIndent(true);
    m_area->setMarginType(numbers, QsciScintilla::NumberMargin);
    m_area->setMarginsFont(font);
    m_area->setMarginWidth(symbols, spacing / 2);
    m_area->setFolding(QsciScintilla::NoFoldStyle);
    // As wide as its longest line; QScintilla's own guess is 2,000 pixels.
    m_area->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    m_area->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    freeKeys(*m_area->standardCommands());
    m_area->installEventFilter(this);
    m_area->dropped = [this](const QString &path) { Q_EMIT fileDropped(path); };
    new FocusForward(this, m_area);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
    connect(m_area, &QsciScintilla::linesChanged, this, &ScriptView::fitNumbers);
    connect(m_area, &QsciScintilla::textChanged, this, [this] {
        if (!m_quiet)
            Q_EMIT textEdited();
    });
    applyColors();
    fitNumbers();
}

QWidget *ScriptView::input() const
{
    return m_area;
}

QString ScriptView::text() const
{
    QString text = m_area->text();
    toUnixLines(text);
    return text;
}

void ScriptView::showText(const QString &text)
{
    m_quiet = true;
    if (m_area->length() == 0)
        m_area->setText(text);
    else
        put(text);
    m_quiet = false;
}

void ScriptView::replaceText(const QString &text)
{
    m_quiet = true;
    put(text);
    m_quiet = false;
    Q_EMIT textEdited();
}

void ScriptView::put(const QString &text)
{
    m_area->setReadOnly(false);
    m_area->beginUndoAction();
    m_area->selectAll();
    m_area->replaceSelectedText(text);
    m_area->endUndoAction();
    m_area->setCursorPosition(0, 0);
}

void ScriptView::setPacked(bool packed)
{
    m_area->setReadOnly(packed);
    m_area->setWrapMode(packed ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

QString ScriptView::selectedText() const
{
    return m_area->selectedText();
}

void ScriptView::leave()
{
    m_area->moveFocus(true);
}

bool ScriptView::find(const QString &what, bool matchCase, bool forward, bool stay)
{
    if (what.isEmpty())
        return false;
    int fromLine = 0;
    int fromColumn = 0;
    int toLine = 0;
    int toColumn = 0;
    m_area->getSelection(&fromLine, &fromColumn, &toLine, &toColumn);
    if (fromLine < 0) {
        m_area->getCursorPosition(&fromLine, &fromColumn);
        toLine = fromLine;
        toColumn = fromColumn;
    }
    const bool fromStart = !forward || stay;
    return m_area->findFirst(what, false, matchCase, false, true, forward, fromStart ? fromLine : toLine,
        fromStart ? fromColumn : toColumn, true);
}

bool ScriptView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_area && event->type() == QEvent::ShortcutOverride) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        if (pressed->matches(QKeySequence::Find) || pressed->key() == Qt::Key_F3
            || pressed->key() == Qt::Key_Escape
            || ((pressed->key() == Qt::Key_Tab || pressed->key() == Qt::Key_Backtab)
                && pressed->modifiers() & Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    if (watched == m_area && event->type() == QEvent::KeyPress && key(static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

bool ScriptView::key(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (event->matches(QKeySequence::Find)) {
        Q_EMIT findWanted();
        return true;
    }
    switch (event->key()) {
    case Qt::Key_F3:
        Q_EMIT findNextWanted(!(event->modifiers() & Qt::ShiftModifier));
        return true;
    case Qt::Key_Escape:
        Q_EMIT escaped();
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: {
        // Where nothing can be written, Tab needs no other key to leave.
        const bool back = event->key() == Qt::Key_Backtab || event->modifiers() & Qt::ShiftModifier;
        if (!control && !m_area->isReadOnly())
            return false;
        m_area->moveFocus(!back);
        return true;
    }
    default:
        return false;
    }
}

void ScriptView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyColors();
    QWidget::changeEvent(event);
}

void ScriptView::applyColors()
{
    const QPalette &colors = palette();
    const QColor base = colors.color(QPalette::Base);
    colorLexer(*static_cast<QsciLexerBash *>(m_area->lexer()), colors);
    m_area->setPaper(base);
    m_area->setColor(colors.color(QPalette::Text));
    m_area->setCaretForegroundColor(colors.color(QPalette::Text));
    m_area->setSelectionBackgroundColor(colors.color(QPalette::Highlight));
    m_area->setSelectionForegroundColor(colors.color(QPalette::HighlightedText));
    m_area->setMarginsBackgroundColor(colors.color(QPalette::AlternateBase));
    m_area->setMarginsForegroundColor(toneColor(Tone::Quiet, colors));
    m_area->setMarginBackgroundColor(symbols, base);
    m_area->setMatchedBraceForegroundColor(toneColor(Tone::SetMark, colors));
    m_area->setMatchedBraceBackgroundColor(colors.color(QPalette::Mid));
    m_area->setUnmatchedBraceForegroundColor(toneColor(Tone::Error, colors));
    m_area->setUnmatchedBraceBackgroundColor(base);
}

void ScriptView::fitNumbers()
{
    m_area->setMarginWidth(numbers, QLatin1Char('0') + QString::number(std::max(m_area->lines(), 10)));
}

}
