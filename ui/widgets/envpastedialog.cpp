// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/envpastedialog.h"

#include "interop/textfile.h"
#include "ui/widgets/envdelegate.h"
#include "ui/widgets/envmodel.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBlock>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace berth {
namespace {

QWidget *withTitle(QLabel *title, QWidget *body, QWidget *more = nullptr)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addWidget(title);
    layout->addWidget(body, 1);
    if (more)
        layout->addWidget(more);
    return column;
}

}

EnvPasteDialog::EnvPasteDialog(const QString &text, std::function<QString()> chooseFile, QWidget *parent)
    : QDialog(parent)
    , m_chooseFile(std::move(chooseFile))
    , m_preview(new EnvModel(this))
{
    setObjectName(QStringLiteral("envPaste"));
    setWindowTitle(tr("Paste many"));
    build();
    m_text->setPlainText(text);
    read();
    connect(m_text, &QPlainTextEdit::textChanged, this, &EnvPasteDialog::read);
    resize(110 * spacing, 64 * spacing);
}

void EnvPasteDialog::build()
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("envPaste.text"));
    m_text->setAccessibleName(tr("Text to read"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(QStringLiteral(
        "MODEL=llama\nAPI_TOKEN='…'\n-p 8000:8000\n-e A=1 -p 53:53/udp\ndocker run -e B=2 image"));

    m_understood = new QLabel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("envPaste.preview"));
    m_table->setAccessibleName(tr("Rows that were understood"));
    m_table->setModel(m_preview);
    m_table->setItemDelegate(new EnvDelegate(nullptr, m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setColumnHidden(EnvModel::SecretColumn, true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(
        EnvModel::KindColumn, fontMetrics().horizontalAdvance(envKindText(EnvKind::Flag)) + 3 * spacing);
    m_table->setColumnWidth(EnvModel::NameColumn, 18 * spacing);

    m_problemCount = new QLabel(this);
    m_problems = new QTreeWidget(this);
    m_problems->setObjectName(QStringLiteral("envPaste.problems"));
    m_problems->setAccessibleName(tr("Lines that could not be read"));
    m_problems->setRootIsDecorated(false);
    m_problems->setUniformRowHeights(false);
    m_problems->setWordWrap(true);
    m_problems->setHeaderLabels({tr("Line"), tr("Text"), tr("Reason")});
    m_problems->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_problems->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_problems->setColumnWidth(0, 8 * spacing);
    m_problems->setColumnWidth(1, 28 * spacing);
    const auto go = [this](const QTreeWidgetItem *item) { goToLine(item->data(0, Qt::UserRole).toInt()); };
    connect(m_problems, &QTreeWidget::itemActivated, this, go);
    connect(m_problems, &QTreeWidget::itemClicked, this, go);

    auto *hint = new QLabel(
        tr("Paste the lines of a .env file, NAME=VALUE, or docker flags. A name that the table has "
           "already gets the new value."),
        this);
    hint->setWordWrap(true);
    setTextTone(hint, Tone::Quiet);
    auto *textTitle = new QLabel(tr("&Text"), this);
    textTitle->setBuddy(m_text);

    auto *across = new QSplitter(Qt::Horizontal, this);
    across->addWidget(withTitle(textTitle, m_text));
    across->addWidget(withTitle(m_understood, m_table));
    across->setChildrenCollapsible(false);
    across->setSizes({50 * spacing, 50 * spacing});
    auto *down = new QSplitter(Qt::Vertical, this);
    down->addWidget(across);
    down->addWidget(withTitle(m_problemCount, m_problems));
    down->setChildrenCollapsible(false);
    down->setStretchFactor(0, 3);
    down->setStretchFactor(1, 1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *open = buttons->addButton(tr("&Open file…"), QDialogButtonBox::ActionRole);
    open->setObjectName(QStringLiteral("envPaste.open"));
    open->setAutoDefault(false);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("envPaste.add"));
    m_add->setDefault(true);
    connect(open, &QPushButton::clicked, this, &EnvPasteDialog::openFile);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(down, 1);
    layout->addWidget(buttons);
    m_text->setFocus();
}

void EnvPasteDialog::read()
{
    m_paste = readEnvPaste(m_text->toPlainText());
    m_preview->load(m_paste.rows);
    const int count = static_cast<int>(m_paste.rows.size());
    m_understood->setText(count == 0 ? tr("Nothing understood yet")
            : count == 1             ? tr("1 row understood")
                                     : tr("%n rows understood", nullptr, count));
    m_add->setText(count == 0 ? tr("&Add")
            : count == 1      ? tr("&Add 1 row")
                              : tr("&Add %n rows", nullptr, count));
    m_add->setEnabled(count > 0);
    showProblems();
}

void EnvPasteDialog::showProblems()
{
    m_problems->clear();
    const auto list = [this](const QList<PasteProblem> &problems, Severity severity) {
        const bool error = severity == Severity::Error;
        for (const PasteProblem &problem : problems) {
            auto *item = new QTreeWidgetItem(
                m_problems, {locale().toString(problem.line), problem.text, problem.reason});
            item->setData(0, Qt::UserRole, problem.line);
            item->setFont(1, QFontDatabase::systemFont(QFontDatabase::FixedFont));
            item->setForeground(2, toneColor(error ? Tone::Error : Tone::Warning, palette()));
            item->setToolTip(1, problem.text);
            item->setToolTip(2, problem.reason);
        }
    };
    list(m_paste.problems, Severity::Error);
    list(m_paste.notes, Severity::Warning);
    const int count = static_cast<int>(m_paste.problems.size());
    m_problemCount->setText(count == 1 ? tr("1 line could not be read; it is left out")
            : count > 1                ? tr("%n lines could not be read; they are left out", nullptr, count)
            : m_paste.notes.isEmpty()  ? tr("Every line could be read")
                                       : tr("Every line could be read; notes:"));
    count > 0 ? setTextTone(m_problemCount, Tone::Error) : clearTone(m_problemCount);
    m_problemCount->parentWidget()->setVisible(!m_paste.problems.isEmpty() || !m_paste.notes.isEmpty());
}

void EnvPasteDialog::goToLine(int line)
{
    const QTextBlock block = m_text->document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
    m_text->setFocus();
}

void EnvPasteDialog::openFile()
{
    const QString path = m_chooseFile ? m_chooseFile() : QString();
    if (path.isEmpty())
        return;
    const Expected<TextFile, QString> file = readTextFile(path);
    if (!file) {
        m_problemCount->setText(file.error());
        m_problemCount->parentWidget()->show();
        return;
    }
    m_text->setPlainText(file->text);
}

}
