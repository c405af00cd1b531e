package calendar

// notices are the arrangements of 2018 to 2026, each under the number of the notice it comes from.
// Holidays that only join a weekend list their own day: the weekend rests by itself.
var notices = []Notice{
	{Number: "国办发明电〔2017〕12号", Announced: "2017-11-30", Source: "http://www.gov.cn/zhengce/content/2017-11/30/content_5243579.htm", Year: 2018, Feasts: []Feast{
		{Name: "元旦", From: "2018-01-01"},
		{Name: "春节", From: "2018-02-15", Until: "2018-02-21", Work: []string{"2018-02-11", "2018-02-24"}},
		{Name: "清明节", From: "2018-04-05", Until: "2018-04-07", Work: []string{"2018-04-08"}},
		{Name: "劳动节", From: "2018-04-29", Until: "2018-05-01", Work: []string{"2018-04-28"}},
		{Name: "端午节", From: "2018-06-18"},
		{Name: "中秋节", From: "2018-09-24"},
		{Name: "国庆节", From: "2018-10-01", Until: "2018-10-07", Work: []string{"2018-09-29", "2018-09-30"}},
	}},
	{Number: "国办发明电〔2018〕15号", Announced: "2018-12-06", Source: "http://www.gov.cn/zhengce/content/2018-12/06/content_5346276.htm", Year: 2019, Feasts: []Feast{
		{Name: "元旦", From: "2018-12-30", Until: "2019-01-01", Work: []string{"2018-12-29"}},
		{Name: "春节", From: "2019-02-04", Until: "2019-02-10", Work: []string{"2019-02-02", "2019-02-03"}},
		{Name: "清明节", From: "2019-04-05"},
		{Name: "劳动节", From: "2019-05-01"},
		{Name: "端午节", From: "2019-06-07"},
		{Name: "中秋节", From: "2019-09-13"},
		{Name: "国庆节", From: "2019-10-01", Until: "2019-10-07", Work: []string{"2019-09-29", "2019-10-12"}},
	}},
	// Amendment of 22 March 2019: Labour Day became four days.
	{Number: "国办发明电〔2019〕3号", Announced: "2019-03-22", Source: "http://www.gov.cn/zhengce/content/2019-03/22/content_5375877.htm", Year: 2019, Feasts: []Feast{
		{Name: "劳动节", From: "2019-05-01", Until: "2019-05-04", Work: []string{"2019-04-28", "2019-05-05"}},
	}},
	{Number: "国办发明电〔2019〕16号", Announced: "2019-11-21", Source: "http://www.gov.cn/zhengce/content/2019-11/21/content_5454164.htm", Year: 2020, Feasts: []Feast{
		{Name: "元旦", From: "2020-01-01"},
		{Name: "春节", From: "2020-01-24", Until: "2020-01-30", Work: []string{"2020-01-19", "2020-02-01"}},
		{Name: "清明节", From: "2020-04-04", Until: "2020-04-06"},
		{Name: "劳动节", From: "2020-05-01", Until: "2020-05-05", Work: []string{"2020-04-26", "2020-05-09"}},
		{Name: "端午节", From: "2020-06-25", Until: "2020-06-27", Work: []string{"2020-06-28"}},
		{Name: "国庆节、中秋节", From: "2020-10-01", Until: "2020-10-08", Work: []string{"2020-09-27", "2020-10-10"}},
	}},
	// Amendment of January 2020: the holiday was extended, so 1 February was rested after all.
	{Number: "国办发明电〔2020〕1号", Announced: "2020-01-27", Source: "http://www.gov.cn/zhengce/content/2020-01/27/content_5472352.htm", Year: 2020, Feasts: []Feast{
		{Name: "春节", From: "2020-01-31", Until: "2020-02-02"},
	}},
	{Number: "国办发明电〔2020〕27号", Announced: "2020-11-25", Year: 2021, Feasts: []Feast{
		{Name: "元旦", From: "2021-01-01", Until: "2021-01-03"},
		{Name: "春节", From: "2021-02-11", Until: "2021-02-17", Work: []string{"2021-02-07", "2021-02-20"}},
		{Name: "清明节", From: "2021-04-03", Until: "2021-04-05"},
		{Name: "劳动节", From: "2021-05-01", Until: "2021-05-05", Work: []string{"2021-04-25", "2021-05-08"}},
		{Name: "端午节", From: "2021-06-12", Until: "2021-06-14"},
		{Name: "中秋节", From: "2021-09-19", Until: "2021-09-21", Work: []string{"2021-09-18"}},
		{Name: "国庆节", From: "2021-10-01", Until: "2021-10-07", Work: []string{"2021-09-26", "2021-10-09"}},
	}},
	{Number: "国办发明电〔2021〕11号", Announced: "2021-10-25", Year: 2022, Feasts: []Feast{
		{Name: "元旦", From: "2022-01-01", Until: "2022-01-03"},
		{Name: "春节", From: "2022-01-31", Until: "2022-02-06", Work: []string{"2022-01-29", "2022-01-30"}},
		{Name: "清明节", From: "2022-04-03", Until: "2022-04-05", Work: []string{"2022-04-02"}},
		{Name: "劳动节", From: "2022-04-30", Until: "2022-05-04", Work: []string{"2022-04-24", "2022-05-07"}},
		{Name: "端午节", From: "2022-06-03", Until: "2022-06-05"},
		{Name: "中秋节", From: "2022-09-10", Until: "2022-09-12"},
		{Name: "国庆节", From: "2022-10-01", Until: "2022-10-07", Work: []string{"2022-10-08", "2022-10-09"}},
	}},
	{Number: "国办发明电〔2022〕16号", Announced: "2022-12-08", Year: 2023, Feasts: []Feast{
		{Name: "元旦", From: "2022-12-31", Until: "2023-01-02"},
		{Name: "春节", From: "2023-01-21", Until: "2023-01-27", Work: []string{"2023-01-28", "2023-01-29"}},
		{Name: "清明节", From: "2023-04-05"},
		{Name: "劳动节", From: "2023-04-29", Until: "2023-05-03", Work: []string{"2023-04-23", "2023-05-06"}},
		{Name: "端午节", From: "2023-06-22", Until: "2023-06-24", Work: []string{"2023-06-25"}},
		{Name: "中秋节、国庆节", From: "2023-09-29", Until: "2023-10-06", Work: []string{"2023-10-07", "2023-10-08"}},
	}},
	{Number: "国办发明电〔2023〕7号", Announced: "2023-10-25", Year: 2024, Feasts: []Feast{
		{Name: "元旦", From: "2024-01-01"},
		{Name: "春节", From: "2024-02-10", Until: "2024-02-17", Work: []string{"2024-02-04", "2024-02-18"}},
		{Name: "清明节", From: "2024-04-04", Until: "2024-04-06", Work: []string{"2024-04-07"}},
		{Name: "劳动节", From: "2024-05-01", Until: "2024-05-05", Work: []string{"2024-04-28", "2024-05-11"}},
		{Name: "端午节", From: "2024-06-10"},
		{Name: "中秋节", From: "2024-09-15", Until: "2024-09-17", Work: []string{"2024-09-14"}},
		{Name: "国庆节", From: "2024-10-01", Until: "2024-10-07", Work: []string{"2024-09-29", "2024-10-12"}},
	}},
	{Number: "国办发明电〔2024〕12号", Announced: "2024-11-12", Year: 2025, Feasts: []Feast{
		{Name: "元旦", From: "2025-01-01"},
		{Name: "春节", From: "2025-01-28", Until: "2025-02-04", Work: []string{"2025-01-26", "2025-02-08"}},
		{Name: "清明节", From: "2025-04-04", Until: "2025-04-06"},
		{Name: "劳动节", From: "2025-05-01", Until: "2025-05-05", Work: []string{"2025-04-27"}},
		{Name: "端午节", From: "2025-05-31", Until: "2025-06-02"},
		{Name: "国庆节、中秋节", From: "2025-10-01", Until: "2025-10-08", Work: []string{"2025-09-28", "2025-10-11"}},
	}},
	{Number: "国办发明电〔2025〕7号", Announced: "2025-11-04", Year: 2026, Feasts: []Feast{
		{Name: "元旦", From: "2026-01-01", Until: "2026-01-03", Work: []string{"2026-01-04"}},
		{Name: "春节", From: "2026-02-15", Until: "2026-02-23", Work: []string{"2026-02-14", "2026-02-28"}},
		{Name: "清明节", From: "2026-04-04", Until: "2026-04-06"},
		{Name: "劳动节", From: "2026-05-01", Until: "2026-05-05", Work: []string{"2026-05-09"}},
		{Name: "端午节", From: "2026-06-19", Until: "2026-06-21"},
		{Name: "中秋节", From: "2026-09-25", Until: "2026-09-27"},
		{Name: "国庆节", From: "2026-10-01", Until: "2026-10-07", Work: []string{"2026-09-20", "2026-10-10"}},
	}},
}
