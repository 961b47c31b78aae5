// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/templatedialog.h"

#include "market/templatemodel.h"
#include "ui/templates/templatedetail.h"
#include "ui/widgets/theme.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

namespace berth {
namespace {

constexpr qint64 popularFrom = 100; // launches, by whomever

// In the search line, Up and Down move through the list below it.
class SearchLine : public QLineEdit
{
public:
    explicit SearchLine(QTableView *list)
        : m_list(list)
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
        const int row = m_list->currentIndex().row() + step;
        if (step == 0)
            QLineEdit::keyPressEvent(event);
        else if (row >= 0 && row < m_list->model()->rowCount())
            m_list->selectRow(row);
    }

private:
    QTableView *m_list;
};

}

TemplateDialog::TemplateDialog(TemplateFinder &finder, const RequestFields &form,
    const std::optional<Template> &current, QWidget *parent)
    : QDialog(parent)
    , m_finder(finder)
    , m_form(form)
    , m_current(current)
    , m_model(new TemplateModel(this))
{
    setObjectName(QStringLiteral("templates"));
    setWindowTitle(tr("Choose a template"));
    build();
    connect(&finder, &TemplateFinder::found, this, &TemplateDialog::fill);
    connect(&finder, &TemplateFinder::failed, this, &TemplateDialog::fail);
    connect(m_shelves, &QTabBar::currentChanged, this, &TemplateDialog::ask);
    connect(m_words, &QLineEdit::textChanged, this, &TemplateDialog::filter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &TemplateDialog::showCurrent);
    connect(m_list, &QTableView::activated, this, &TemplateDialog::use);
    connect(m_again, &QPushButton::clicked, this, &TemplateDialog::ask);
    connect(m_detail, &TemplateDetail::linkWanted, this, &TemplateDialog::linkWanted);
    resize(112 * spacing, 84 * spacing);
    ask();
    m_words->setFocus();
}

TemplateDialog::~TemplateDialog()
{
    m_finder.cancel();
}

void TemplateDialog::build()
{
    auto *down = new QSplitter(Qt::Vertical, this);
    down->addWidget(buildList());
    m_detail = new TemplateDetail(down);
    down->addWidget(m_detail);
    down->setChildrenCollapsible(false);
    down->setSizes({36 * spacing, 44 * spacing});

    auto *hint = new QLabel(tr("What your form sets counts; what it leaves alone is the template's."), this);
    hint->setWordWrap(true);
    setTextTone(hint, Tone::Quiet);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("templates.cancel"));
    m_use = buttons->addButton(tr("&Use template"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("templates.use"));
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &TemplateDialog::use);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(spacing);
    bottom->addWidget(hint, 1);
    bottom->addWidget(buttons);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addWidget(down, 1);
    layout->addLayout(bottom);
}

QWidget *TemplateDialog::buildList()
{
    auto *holder = new QWidget;
    m_shelves = new QTabBar(holder);
    m_shelves->setObjectName(QStringLiteral("templates.shelf"));
    m_shelves->setAccessibleName(tr("Which templates"));
    m_shelves->setDrawBase(false);
    m_shelves->addTab(tr("&Recommended"));
    m_shelves->addTab(tr("&Popular"));
    m_shelves->addTab(tr("M&ine"));

    m_list = new QTableView(holder);
    m_list->setObjectName(QStringLiteral("templates.list"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setModel(m_model);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAlternatingRowColors(true);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->setWordWrap(false);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing);
    QHeaderView *header = m_list->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TemplateModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(TemplateModel::Image, QHeaderView::Stretch);

    m_words = new SearchLine(m_list);
    m_words->setObjectName(QStringLiteral("templates.words"));
    m_words->setAccessibleName(tr("Search templates"));
    m_words->setPlaceholderText(tr("Search in name, description, image"));
    m_words->setClearButtonEnabled(true);

    m_status = new QLabel(holder);
    m_status->setObjectName(QStringLiteral("templates.status"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    setTextTone(m_status, Tone::Quiet);
    m_again = new QPushButton(tr("Try &again"), holder);
    m_again->setObjectName(QStringLiteral("templates.again"));
    m_again->setAutoDefault(false);
    m_again->hide();

    auto *top = new QHBoxLayout;
    top->setSpacing(spacing);
    top->addWidget(m_shelves);
    top->addWidget(m_words, 1);
    auto *below = new QHBoxLayout;
    below->setSpacing(spacing);
    below->addWidget(m_status, 1);
    below->addWidget(m_again);
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addLayout(below);
    setTabOrder(m_shelves, m_words);
    setTabOrder(m_words, m_list);
    return holder;
}

void TemplateDialog::ask()
{
    m_model->setTemplates({});
    m_again->hide();
    m_status->setText(tr("Looking for templates…"));
    showCurrent();
    TemplateSearch search;
    switch (static_cast<Shelf>(m_shelves->currentIndex())) {
    case Recommended:
        search.recommended = true;
        m_finder.find(search);
        break;
    case Popular:
        search.minTimesUsed = popularFrom;
        m_finder.find(search);
        break;
    case Mine:
        m_finder.findMine();
        break;
    }
}

void TemplateDialog::fill(const QList<Template> &templates)
{
    m_model->setTemplates(templates);
    filter(m_words->text());
}

// Keeps the row where it is still shown.
void TemplateDialog::filter(const QString &words)
{
    const Template *before = current();
    const qint64 id = before ? before->id : m_current ? m_current->id : 0;
    m_model->setWords(words);
    if (m_model->total() == 0) {
        m_status->setText(m_shelves->currentIndex() == Mine ? tr("You have made no templates on Vast.ai yet.")
                                                            : tr("There are none."));
    } else {
        const QString shown = QLocale().toString(m_model->rowCount());
        m_status->setText(words.trimmed().isEmpty()
                ? tr("%n template(s)", nullptr, m_model->rowCount())
                : tr("%1 of %2 templates").arg(shown, QLocale().toString(m_model->total())));
        m_list->selectRow(std::max(m_model->rowOf(id, {}), 0));
    }
    showCurrent();
}

void TemplateDialog::fail(const ApiError &error)
{
    m_status->setText(describe(error));
    m_again->show();
}

void TemplateDialog::showCurrent()
{
    const Template *one = current();
    m_use->setEnabled(one != nullptr);
    if (one)
        m_detail->show(*one, m_form);
    else if (m_current)
        m_detail->show(*m_current, m_form);
    else
        m_detail->showNothing(tr("Choose a template to see what it would make of your form."));
}

void TemplateDialog::use()
{
    const Template *one = current();
    if (!one)
        return;
    Q_EMIT chosen(*one);
    accept();
}

// Null while none is chosen.
const Template *TemplateDialog::current() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? &m_model->at(row) : nullptr;
}

}
