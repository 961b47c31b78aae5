// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pastedialog.h"

#include "catalog/validator.h"
#include "core/environment.h"
#include "interop/importtext.h"
#include "interop/scriptfile.h"
#include "interop/textfile.h"
#include "ui/dialogs/changelist.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QSplitter>
#include <QTextCursor>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr int readDelay = 150; // ms after the last keystroke
// A request is far smaller; a whole log pasted by mistake must not make the window wait.
constexpr qsizetype longestText = 1024 * 1024;

// Without a glyph an empty one, so that the texts begin at one place.
QIcon markIcon(const QWidget *widget, std::optional<Glyph> glyph, Tone tone)
{
    const int side = widget->fontMetrics().height();
    QPixmap pixmap(QSize(side, side) * widget->devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget->devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    if (!glyph)
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGlyph(painter, QRectF(0, 0, side, side), *glyph, toneColor(tone, widget->palette()));
    return pixmap;
}

QVBoxLayout *column(QWidget *holder)
{
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    return layout;
}

}

PasteDialog::PasteDialog(const QString &text, const RequestFields &now, qint64 offerId, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_offerId(offerId)
    , m_directory(QDir::currentPath())
    , m_chooseFile([this] {
        return QFileDialog::getOpenFileName(
            this, tr("Open a script"), m_directory, tr("Scripts (*.sh *.bash);;All files (*)"));
    })
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("paste"));
    setWindowTitle(tr("Paste a command"));
    build();
    m_soon->setSingleShot(true);
    m_soon->setInterval(readDelay);
    connect(m_soon, &QTimer::timeout, this, &PasteDialog::read);
    m_text->setPlainText(text);
    m_text->moveCursor(QTextCursor::Start);
    read();
    connect(m_text, &QPlainTextEdit::textChanged, m_soon, qOverload<>(&QTimer::start));
    resize(110 * spacing, 84 * spacing);
}

bool PasteDialog::looksUseful(const QString &text)
{
    return text.size() <= longestText && importKind(text) != ImportKind::Unknown;
}

void PasteDialog::build()
{
    auto *down = new QSplitter(Qt::Vertical, this);
    down->addWidget(buildText());
    down->addWidget(buildChanges());
    down->addWidget(buildRemarks());
    down->setChildrenCollapsible(false);
    down->setStretchFactor(1, 1);
    down->setSizes({16 * spacing, 36 * spacing, 26 * spacing});

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("paste.cancel"));
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(QStringLiteral("paste.apply"));
    m_apply->setDefault(true);
    m_apply->setToolTip(tr("Put this into the form (Ctrl+Enter)"));
    connect(buttons, &QDialogButtonBox::accepted, this, &PasteDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, m_apply, &QPushButton::click);
    }

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addWidget(down, 1);
    layout->addWidget(buttons);
    m_text->setFocus();
}

QWidget *PasteDialog::buildText()
{
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("paste.text"));
    m_text->setAccessibleName(tr("Text to read"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAnywhere);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 4);
    m_text->setPlaceholderText(QStringLiteral(
        "vastai create instance 384826 --image …\ncurl -X PUT …/asks/384826/ -d '{…}'\n{\"image\": \"…\"}\n"
        "docker run -p 8000:8000 …\nNAME=value\nhttps://cloud.vast.ai/?template_id=…"));
    auto *title = new QLabel(
        tr("&Text: a vastai, curl or docker command, JSON, NAME=VALUE lines, or a link to a template or "
           "an offer"),
        this);
    title->setBuddy(m_text);
    title->setWordWrap(true);
    auto *holder = new QWidget(this);
    auto *layout = column(holder);
    layout->addWidget(title);
    layout->addWidget(m_text, 1);
    return holder;
}

QWidget *PasteDialog::buildChanges()
{
    m_heading = new QLabel(this);
    m_heading->setObjectName(QStringLiteral("paste.heading"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_heading->setFont(large);
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("paste.summary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);

    m_named = new QRadioButton(tr("&Only what is named"), this);
    m_named->setObjectName(QStringLiteral("paste.named"));
    m_named->setToolTip(tr("Fields that the text does not name keep their values; variables are added."));
    m_named->setChecked(true);
    m_everything = new QRadioButton(tr("&Replace everything"), this);
    m_everything->setObjectName(QStringLiteral("paste.everything"));
    m_everything->setToolTip(tr("Fields that the text does not name are left alone again."));
    connect(m_everything, &QRadioButton::toggled, this, &PasteDialog::replan);

    m_changes = new ChangeList(this);
    m_changes->setObjectName(QStringLiteral("paste.changes"));

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * spacing);
    head->addWidget(m_heading, 1);
    head->addWidget(m_named);
    head->addWidget(m_everything);
    auto *holder = new QWidget(this);
    auto *layout = column(holder);
    layout->addLayout(head);
    layout->addWidget(m_summary);
    layout->addWidget(m_changes, 1);
    return holder;
}

QWidget *PasteDialog::buildRemarks()
{
    m_remarkCount = new QLabel(this);
    m_remarkCount->setObjectName(QStringLiteral("paste.remarkCount"));
    m_readScript = new QPushButton(this);
    m_readScript->setObjectName(QStringLiteral("paste.readScript"));
    m_readScript->hide();
    connect(m_readScript, &QPushButton::clicked, this, &PasteDialog::readScript);
    m_remarks = new QTreeWidget(this);
    dressList(m_remarks, {tr("Piece"), tr("What becomes of it, and why")});
    m_remarks->setObjectName(QStringLiteral("paste.remarks"));
    m_remarks->setAccessibleName(tr("Pieces that are not taken over, and notes"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextElideMode(Qt::ElideMiddle);
    connect(m_remarks->header(), &QHeaderView::sectionResized, m_remarks, &QTreeWidget::doItemsLayout,
        Qt::QueuedConnection);
    m_remarks->setColumnWidth(0, 32 * spacing);
    const auto go = [this](const QTreeWidgetItem *item) { goTo(item->data(0, Qt::UserRole).toInt()); };
    connect(m_remarks, &QTreeWidget::itemActivated, this, go);
    connect(m_remarks, &QTreeWidget::itemClicked, this, go);
    auto *holder = new QWidget(this);
    auto *layout = column(holder);
    auto *head = new QHBoxLayout;
    head->setSpacing(2 * spacing);
    head->addWidget(m_remarkCount, 1);
    head->addWidget(m_readScript);
    layout->addLayout(head);
    layout->addWidget(m_remarks, 1);
    return holder;
}

void PasteDialog::read()
{
    m_soon->stop();
    const QString text = m_text->toPlainText();
    if (text.size() <= longestText) {
        m_import = readAnything(text);
        takeScriptRead();
    } else {
        m_import = {};
        m_import.problems.append({QString(), -1, tr("This is too long for a request.")});
    }
    replan();
}

void PasteDialog::replan()
{
    m_plan = planImport(m_import, m_now, m_offerId,
        m_everything->isChecked() ? ImportScope::Everything : ImportScope::OnlyNamed);
    // A text that means nothing must not empty the form.
    if (m_import.fields.isEmpty() && m_import.offerId == 0)
        m_plan.changes.clear();
    m_apply->setEnabled(m_plan.changesAnything());
    showHeading();
    m_changes->clear();
    m_changes->showPlan(m_plan);
    showRemarks();
}

void PasteDialog::showHeading()
{
    const bool empty = m_text->document()->isEmpty();
    m_heading->setText(empty ? tr("Nothing pasted yet") : m_plan.heading);
    const int count = int(m_plan.changes.size()) + (m_plan.offerChanges() ? 1 : 0);
    QString summary;
    if (count == 0 && m_plan.alreadySo > 0)
        summary = tr("The form has all of this already.");
    else if (count == 0)
        summary = empty ? QString() : tr("Nothing would change.");
    else if (m_plan.alreadySo > 0)
        summary = tr("%1 would change; %2 are so already.")
                      .arg(locale().toString(count), locale().toString(m_plan.alreadySo));
    else
        summary = tr("%1 would change.").arg(locale().toString(count));
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    setTextTone(m_summary, Tone::Quiet);
}

void PasteDialog::showRemarks()
{
    m_remarks->clear();
    const bool empty = m_text->document()->isEmpty();
    const auto list = [this](const QList<ImportProblem> &remarks, std::optional<Glyph> glyph, Tone tone) {
        for (const ImportProblem &remark : remarks) {
            auto *item = new QTreeWidgetItem(m_remarks, {remark.text, remark.reason});
            item->setData(0, Qt::UserRole, int(remark.position));
            item->setFont(0, QFontDatabase::systemFont(QFontDatabase::FixedFont));
            item->setForeground(1, toneColor(tone, palette()));
            item->setIcon(0, markIcon(this, glyph, tone));
            item->setToolTip(0, remark.text);
            item->setToolTip(1, remark.reason);
        }
    };
    if (!empty) {
        list(m_plan.lost, Glyph::Error, Tone::Error);
        list(m_plan.warnings, Glyph::Warning, Tone::Warning);
        list(m_plan.passedOver, std::nullopt, Tone::Quiet);
    }
    // Rows are as tall as their wrapped text, which depends on the columns' widths.
    m_remarks->doItemsLayout();
    const int lost = int(m_plan.lost.size());
    m_remarkCount->setText(lost == 1 ? tr("1 piece is not taken over")
            : lost > 1               ? tr("%n pieces are not taken over", nullptr, lost)
                                     : tr("Nothing is lost. Worth knowing:"));
    lost > 0 ? setTextTone(m_remarkCount, Tone::Error) : clearTone(m_remarkCount);
    showScriptButton();
    m_remarkCount->parentWidget()->setVisible(m_remarks->topLevelItemCount() > 0);
}

void PasteDialog::showScriptButton()
{
    const QString &name = m_plan.onstartFile;
    const QString shown = fontMetrics().elidedText(
        name.section(u'/', -1).replace(u'&', QLatin1String("&&")), Qt::ElideMiddle, 30 * spacing);
    m_readScript->setText(tr("Rea&d %1…").arg(shown));
    m_readScript->setToolTip(tr("Read the on-start script from %1").arg(name));
    m_readScript->setVisible(!name.isEmpty());
}

// Nothing is read before the person has pressed the button, which names the file. After a failure another one
// can be chosen.
void PasteDialog::readScript()
{
    if (m_soon->isActive())
        read();
    const QString name = m_import.onstartFile;
    if (name.isEmpty())
        return;
    const bool failed = m_script.name == name && !m_script.error.isEmpty();
    QString path = failed ? QString() : findScriptFile(name, {m_directory, homeFolder()});
    if (path.isEmpty())
        path = m_chooseFile();
    if (path.isEmpty())
        return;
    const Expected<TextFile, QString> file = readTextFile(path);
    m_script = {name, path, file ? file->text : QString(), file ? QString() : file.error()};
    takeScriptRead();
    replan();
}

// What was read stays while the text is edited, as long as it names the same file.
void PasteDialog::takeScriptRead()
{
    const QString name = m_import.onstartFile;
    if (name.isEmpty() || m_script.name != name)
        return;
    for (ImportProblem &one : m_import.problems) {
        if (!one.unreadFile)
            continue;
        if (!m_script.error.isEmpty()) {
            one.reason = m_script.error;
            return;
        }
        const qsizetype length = m_script.text.toUcs4().size();
        QString words = tr("Read from %1.").arg(QDir::toNativeSeparators(m_script.path));
        if (length > startupMaxLength)
            words += u' '
                + tr("It has %1 characters, and Vast.ai takes %2. The form can pack it.")
                      .arg(locale().toString(length), locale().toString(startupMaxLength));
        m_import.notes.append({one.text, one.position, words});
    }
    takeScript(m_import, m_script.text);
}

void PasteDialog::goTo(int position)
{
    if (position < 0 || m_soon->isActive())
        return;
    QTextCursor cursor(m_text->document());
    cursor.setPosition(std::min(position, m_text->document()->characterCount() - 1));
    cursor.movePosition(QTextCursor::EndOfWord, QTextCursor::KeepAnchor);
    if (!cursor.hasSelection())
        cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
    m_text->setTextCursor(cursor);
}

void PasteDialog::apply()
{
    if (m_soon->isActive())
        read();
    if (!m_plan.changesAnything())
        return;
    Q_EMIT applied(m_plan);
    accept();
}

}
